"""Callbacks are called newest first when the referent dies by its count, and in the collector's order when it finds it."""
import gc
import weakref

gc.disable()
gc.collect()


class Thing:
    pass


def told(name):
    return lambda ref: print(name, end=" ")


t = Thing()
refs = [weakref.ref(t, told(i)) for i in range(5)]
del t
print()
t = Thing()
refs = [weakref.ref(t, told(i)) for i in range(5)]
del refs[1], refs[2]
del t
print()
t = Thing()
t.me = t
refs = [weakref.ref(t, told(i)) for i in range(5)]
del t
print(gc.collect())
a, b, c = Thing(), Thing(), Thing()
a.to, b.to, c.to = b, c, a
refs = [weakref.ref(o, told(n)) for n, o in (("c1", c), ("a1", a), ("b1", b), ("a2", a), ("c2", c))]
del a, b, c
print(gc.collect())
t = Thing()
p = weakref.proxy(t, told("proxy"))
r = weakref.ref(t, told("ref"))
q = weakref.proxy(t, told("proxy 2"))
del t
print()
