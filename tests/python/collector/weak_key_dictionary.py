"""A WeakKeyDictionary forgets an entry when its key dies."""
import gc
import weakref


class Key:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f"K{self.n}"


class Equal(Key):
    def __eq__(self, other):
        return self.n == other.n

    def __hash__(self):
        return hash(self.n)


d = weakref.WeakKeyDictionary()
a, b, c = Key(1), Key(2), Key(3)
d[a], d[b], d[c] = "a", "b", "c"
print(len(d), list(d), list(d.values()), list(d.items()), a in d, Key(1) in d, 5 in d, d[a], d.get(Key(9)), d.get(Key(9), 0))
del b
print(len(d), list(d.items()), len(d.keyrefs()))
print(d.pop(a), d.pop(a, None), d.setdefault(a, "again"), d.setdefault(a, "not"), len(d))
del d[a]
try:
    del d[a]
except KeyError as error:
    print("KeyError", type(error.args[0]).__name__)
try:
    d[a]
except KeyError:
    print("no a")
print(d.popitem(), len(d))
d.update({a: 1, c: 2})
e = d.copy()
print(sorted(e.values()), sorted((d | {c: 5}).values()), sorted(({a: 9} | d).values()))
x, y = Equal(5), Equal(5)
f = weakref.WeakKeyDictionary()
f[x] = "x"
f[y] = "y"
print(len(f), f[x], list(f)[0] is x)
del x
print(len(f))
g = weakref.WeakKeyDictionary()
k = Key(7)
k.me = k
g[k] = "ring"
del k
print(len(g), gc.collect(), len(g))
k = Key(8)
g[k] = [k]
del k
print(len(g), gc.collect(), len(g), "the value keeps its key")
try:
    g[5] = 1
except TypeError as error:
    print(error)
print(repr(g).split(" at ")[0], bool(g))
