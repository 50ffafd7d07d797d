"""range, slice objects, Ellipsis, None, NotImplemented, bool, object."""
import sys

r = range(2, 20, 3)
print(r, list(r), r[1], r[-1], r[1:3], r[::-1], len(r), 5 in r, 6 in r, 5.0 in r, "a" in r, r.index(8), r.count(8), r.start, r.stop, r.step, r == range(2, 18, 3), range(0) == range(5, 5), hash(range(3)) == hash(range(0, 3, 1)))
print(range(5, 0, -2), list(range(5, 0, -2)), list(range(-3)), range(10**20)[10**19], len(range(10**18)), list(reversed(range(3))), bool(range(0)), range(3) == [0, 1, 2], sum(range(101)), max(range(5)), range(10)[2:5][1])
print(sys.getsizeof(r), sys.getsizeof(range(10**30)), type(iter(r)), type(iter(range(10**20))), iter(range(3)).__length_hint__(), sys.getsizeof(iter(r)))
for code in ["range()", "range(1.5)", "range('a')", "range(1, 2, 0)", "range(3)[3]", "range(3)['a']", "range(3).index(7)", "range(3) + range(2)", "len(range(10**20))", "range(1, 2, 3, 4)", "range(3).start.x", "range(3).foo", "setattr(range(3), 'start', 1)", "range(3) < range(4)", "range(stop=3)", "range(None)",
             "None()", "None + 1", "None.x", "setattr(None, 'x', 1)", "type(None)()", "type(...)()", "type(NotImplemented)()", "type(None)(1)", "bool(1, 2)", "bool(x=1)", "object(1)", "object().x", "setattr(object(), 'x', 1)", "object() < object()", "... + 1", "len(None)", "iter(None)", "None[0]", "None < None", "bool.mro()", "type('B', (bool,), {})", "type('N', (type(None),), {})", "type('R', (range,), {})", "type('S', (slice,), {})", "slice()", "slice(1).x", "slice(1, 2).indices(-1)", "slice('a').indices(3)", "NotImplemented == NotImplemented", "repr(...)", "type(...)", "type(NotImplemented)", "hash(None) == hash(None)", "bool(...)", "slice(1) < slice(2)", "slice(1, 'a', None)"]:
    try:
        print(code, "=", eval(code))
    except Exception as error:
        print(code, "->", type(error).__name__, error)
print([sys.getsizeof(x) for x in (None, ..., NotImplemented, True, False, object(), slice(1), type, object, int)])
print(None is type(None)(), ... is Ellipsis, NotImplemented is type(NotImplemented)(), bool is type(True), isinstance(True, int), issubclass(bool, int), True.__class__, None.__class__, None.__doc__, bool.__doc__.splitlines()[0])
print(object.__doc__, repr(object), str(type), type(type), type.__mro__, object().__class__, object.__init__, object().__eq__(1), object.__bases__, object.__subclasshook__(1), dir(object()))
it = iter(range(3)); print(next(it), list(it), next(it, "end"))
e = enumerate("ab"); print(next(e), list(e), list(zip("ab", [1, 2], (True, None))), list(zip()), list(map(lambda a, b: a + b, [1, 2], [3, 4, 5])), list(filter(None, [0, 1, "", "a"])), list(filter(str.isalpha, "a1b")))
try:
    list(zip("ab", "abc", strict=True))
except ValueError as error:
    print(error)
try:
    list(zip("abc", "ab", "abc", strict=True))
except ValueError as error:
    print(error)
