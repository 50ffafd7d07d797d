"""Weak references, callbacks and their order."""
import weakref, gc, sys


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Thing({self.name})"


t = Thing("a")
r = weakref.ref(t)
print(r() is t, weakref.ref(t) is r, weakref.getweakrefcount(t), sys.getrefcount(t), sys.getsizeof(r), r.__callback__, hash(r) == hash(t), r == weakref.ref(t))
del t
print(r())


def told(which):
    return lambda ref: print("callback", which, ref() is None)


t = Thing("b")
refs = [weakref.ref(t, told(i)) for i in range(3)]
print(weakref.getweakrefcount(t), weakref.getweakrefs(t) == refs[::-1] or len(weakref.getweakrefs(t)))
del t
t = Thing("c")
r = weakref.ref(t, told("never"))
del r
del t
p = weakref.proxy(u := Thing("p"))
print(p.name, p, type(p).__name__, isinstance(p, Thing), p.__class__)
p.name = "changed"
print(u.name)
del u
try:
    p.name
except ReferenceError as error:
    print(error)
for thing in [5, "a", (), None, [], {}, object(), 1.5]:
    try:
        weakref.ref(thing)
        print("fine")
    except TypeError as error:
        print(error)
print(weakref.ref(Thing("gone"))())
for supported in [{1}, frozenset(), lambda: 0, Thing, sys, (x for x in "")]:
    print(weakref.ref(supported)() is supported, end=" ")
print()


class Slots:
    __slots__ = ("x",)


class WithWeakref:
    __slots__ = ("x", "__weakref__")


try:
    weakref.ref(Slots())
except TypeError as error:
    print(error)
w = WithWeakref(); print(weakref.ref(w)() is w)


class ListChild(list):
    pass


l = ListChild([1]); print(weakref.ref(l)())
a, b = Thing("x"), Thing("y")
a.b, b.a = b, a
ra, rb = weakref.ref(a, told("x")), weakref.ref(b, told("y"))
del a, b
print("collecting")
print(gc.collect(), ra(), rb())


def failing(ref):
    raise RuntimeError("in callback")


t = Thing("d")
r = weakref.ref(t, failing)
del t
print("goes on", repr(r).split(" at")[0])


class Named(weakref.ref):
    __slots__ = ("tag",)


t = Thing("e"); n = Named(t); n.tag = 1; print(n().name, n.tag, Named(t) is n); del t; print(n())


class Del:
    def __del__(self):
        print("in del:", me() is self if me() else None)


d = Del(); me = weakref.ref(d); del d
