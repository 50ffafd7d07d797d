"""Types called: bool, int, str, list, ... type conversions, subclasses."""
print(bool(), int(), float(), complex(), str(), bytes(), bytearray(), list(), tuple(), dict(), set(), frozenset(), object().__class__)
print(int("12"), float("1.5"), str(1.5), list("ab"), tuple([1]), dict(a=1), set("a"), bytes(2), bool("0"))


class MyInt(int):
    def __add__(self, other):
        return MyInt(int(self) + other)

    def __repr__(self):
        return f"MyInt({int(self)})"


class MyList(list):
    def __init__(self, *args):
        super().__init__(args)
        self.extra = "extra"

    def append(self, item):
        super().append(item * 2)


class MyDict(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key, value + 1)


class MyStr(str):
    def __new__(cls, value):
        return super().__new__(cls, value.upper())


n, l, d, s = MyInt(5), MyList(1, 2), MyDict(a=1), MyStr("hello")
print(n + 1, n * 2, type(n * 2), n == 5, {5: "x"}[n], [10, 20, 30, 40, 50, 60][n], f"{n} {n:03}", str(n), int(n), n.real, type(+n), isinstance(n, int))
l.append(5); print(l, l.extra, type(l + [1]), type(l[:]), type(l.copy()), l == [1, 2, 10], len(l), sorted(l, reverse=True))
d["b"] = 1; d.update(c=1); d.setdefault("d", 1); print(d, type(d.copy()), type(d | {}), dict(d), {**d})
print(s, type(s), type(s.lower()), s + "x", s == "HELLO", hash(s) == hash("HELLO"), s.center(9), type(str(s)), f"{s:>7}", {"HELLO": 1}[s], "".join([s]), type("".join([s])))


class MyTuple(tuple):
    def __new__(cls, *args):
        return super().__new__(cls, args)

    @property
    def total(self):
        return sum(self)


t = MyTuple(1, 2, 3)
print(t, t.total, type(t[:]), type(t + (1,)), t == (1, 2, 3), hash(t) == hash((1, 2, 3)))


class MyFloat(float):
    pass


f = MyFloat(2.5)
f.unit = "kg"
print(f, f.unit, f + 1, type(f + 1), type(-f), repr(f), f"{f:.2f}", round(f))


class MySet(set):
    pass


print(MySet([1]), type(MySet([1]) | {2}), type(MySet([1]).copy()), repr(MySet()), frozenset(MySet([1])))


class Bytes(bytes):
    pass


print(Bytes(b"ab"), type(Bytes(b"a")[:]), Bytes(b"ab")[0])
