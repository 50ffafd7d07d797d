"""Hashes and their place in dicts and sets."""
print([hash(x) for x in (0, 1, -1, -2, 2**31, 2**61 - 2, 2**61 - 1, 2**61, -2**61, 10**30, 1.5, -1.5, 1e100, 0.1, float("inf"), 1j, 1 + 2j, True)])
print([hash(x) for x in ((), (1,), (1, 2, 3), ("a", 1) == 0, frozenset(), frozenset([1, 2, 3]), range(3))])
print(hash("a"), hash("hello world"), hash("é"), hash("😀"), hash(b"a"), hash(b""), hash(""))


class Fixed:
    def __init__(self, value, code):
        self.value, self.code = value, code

    def __hash__(self):
        print("hash", self.value, end="; ")
        return self.code

    def __eq__(self, other):
        print("eq", self.value, other.value, end="; ")
        return self.value == other.value


a, b, c = Fixed("a", 1), Fixed("b", 1), Fixed("a", 1)
d = {a: 1, b: 2}
print(d[c], len(d))
d[c] = 9
print(list(d.values()), [k is a for k in d])
print(b in {a}, a in {a}, c in [b, a])


class EqOnly:
    def __eq__(self, other):
        return True


class HashNone:
    __hash__ = None


class Child(EqOnly):
    __hash__ = object.__hash__


for bad in [EqOnly(), HashNone(), [], {1: []}, ([],), {1}]:
    try:
        hash(bad)
    except TypeError as error:
        print(error)
print(hash(Child()) == hash(Child()) or True, EqOnly() == 5, EqOnly() != 5)


class BadHash:
    def __hash__(self):
        return "a"


try:
    hash(BadHash())
except TypeError as error:
    print(error)


class Changing:
    def __init__(self):
        self.n = 1

    def __hash__(self):
        return self.n


x = Changing()
s = {x}
x.n = 2
print(x in s, x in list(s), len(s))
