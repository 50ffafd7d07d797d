"""abs, divmod, pow, round, sum, min, max, bin, hex, oct, chr, ord, hash, id."""
print(abs(-3), abs(2.5), abs(3 + 4j), abs(True), divmod(7, 3), divmod(7.5, 2), pow(2, 3), pow(2, 3, 5), pow(base=2, exp=5), pow(2, -1), round(2.5), round(3.14159, 2), round(12345, -2), round(True))
print(sum([1, 2, 3]), sum([1.5, 2]), sum([], 5), sum([[1], [2]], []), sum((x for x in range(4)), start=10), sum([True, True]), sum([2**70, 1]), sum([0.1] * 3), sum([1, 2.5, 3j]))
print(min(3, 1, 2), max([3, 1, 2]), min("hello"), max("a", "bb", key=len), min([], default=0), max({"a": 1, "b": 0}), max([1, 2], [3]), min([(2, "b"), (1, "c")]), max([1, -5, 3], key=abs), min(1, 1.0), max(1.0, 1))
print(bin(10), hex(255), oct(8), bin(-3), hex(0), chr(97), chr(128512), ord("a"), ord("é"), ord(b"a"), ascii("é"), hash(5), hash("") , hash(None) == hash(None))


class Number:
    def __abs__(self): return "abs"
    def __round__(self, digits=None): return ("round", digits)
    def __divmod__(self, other): return ("divmod", other)
    def __pow__(self, other, modulus=None): return ("pow", other, modulus)
    def __index__(self): return 10
    def __hash__(self): return 2**64 + 5
    def __trunc__(self): return 7


n = Number()
print(abs(n), round(n), round(n, 2), divmod(n, 3), pow(n, 2), pow(n, 2, 3), bin(n), hex(n), oct(n), chr(n) == "\n", hash(n), [0] * n == [0] * 10, range(n), int(n), "abc" * n == "abc" * 10, list(range(20))[n], complex(n), float(n))
for code in ["abs('a')", "abs()", "divmod(1)", "pow(1)", "pow(2, 'a')", "pow(2.0, 1, 3)", "round('a')", "round(1.5, 2.5)", "sum(5)", "sum(['a'])", "sum(['a'], '')", "sum([1], b'')", "sum([[1]], 5)", "min()", "min(5)", "min([])", "max([], key=len)", "min(1, 2, default=3)", "min(1, 'a')", "max([1, 2], key=5)", "bin(1.5)", "hex('a')", "oct(None)", "chr('a')", "chr(1114112)", "ord(5)", "ord('')", "ord('abc')", "hash([])", "hash({})", "hash(slice(1))", "id()", "abs(1, 2)", "sum([1], 2, 3)", "round()", "max(1, key=abs, foo=2)", "min([1], foo=2)", "pow(x=1)", "len(5)", "len()", "len([], [])", "bool()", "callable()"]:
    try:
        print(code, "=", eval(code))
    except Exception as error:
        print(code, "->", type(error).__name__, error)
