"""weakref.proxy stands for its referent in every operation."""
import weakref


class Thing:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f"Thing({self.n})"

    def __str__(self):
        return "a thing"

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        return i * self.n

    def __setitem__(self, i, v):
        print("set", i, v)

    def __delitem__(self, i):
        print("del", i)

    def __contains__(self, x):
        return x == self.n

    def __iter__(self):
        return iter(range(self.n))

    def __add__(self, other):
        return self.n + other

    def __radd__(self, other):
        return other + self.n

    def __iadd__(self, other):
        self.n += other
        return self

    def __neg__(self):
        return -self.n

    def __eq__(self, other):
        return self.n == other

    def __lt__(self, other):
        return self.n < other

    def __int__(self):
        return self.n

    def __index__(self):
        return self.n

    def __float__(self):
        return float(self.n)

    def __bool__(self):
        return self.n != 0

    def method(self):
        return "method of", self.n

    def __bytes__(self):
        return b"bytes"

    def __reversed__(self):
        return "reversed"


class Callable(Thing):
    def __call__(self, *args):
        return args


t = Thing(3)
p = weakref.proxy(t)
print(p, repr(p).split(" at ")[0], len(p), p[2], 3 in p, 4 in p, list(p), p + 1, 1 + p, -p, p == 3, p < 5, int(p), [0, 1, 2, 3][p], float(p), bool(p))
print(p.n, p.method(), bytes(p), reversed(p), type(p), p.__class__, isinstance(p, Thing), isinstance(p, weakref.ProxyType))
p[1] = 2
del p[1]
p.n = 7
print(t.n)
del p.n
print(hasattr(t, "n"))
t.n = 4
q = p
q += 2
print(t.n, q is t, type(q))
print(weakref.proxy(t) is p, weakref.getweakrefcount(t), weakref.proxy(t, print) is p)
try:
    hash(p)
except TypeError as error:
    print(error)
try:
    p()
except TypeError as error:
    print(error)
c = Callable(1)
pc = weakref.proxy(c)
print(type(pc), pc(1, 2), isinstance(pc, weakref.CallableProxyType), type(pc) in weakref.ProxyTypes)
del t, q
for use in (lambda: p.n, lambda: len(p), lambda: p + 1, lambda: str(p), lambda: list(p), lambda: bool(p), lambda: p == 3, lambda: setattr(p, "n", 1)):
    try:
        print(use())
    except ReferenceError as error:
        print("ReferenceError", error)
print(repr(p).split(" at ")[0])
del c
try:
    pc()
except ReferenceError as error:
    print(error)
try:
    weakref.proxy(5)
except TypeError as error:
    print(error)
