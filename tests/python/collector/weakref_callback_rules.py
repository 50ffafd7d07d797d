"""Which callbacks are called: those of references that are themselves reachable when the referent dies."""
import gc
import weakref

gc.disable()
gc.collect()


class Thing:
    pass


def called(ref):
    print("called", ref(), ref is kept if kept else None)


kept = None
t = Thing()
kept = weakref.ref(t, called)
del t
t = Thing()
weakref.ref(t, called)
del t
print("not called: the reference was gone")
t = Thing()
t.ref = weakref.ref(t, called)
del t
print("its own reference")
t = Thing()
t.me = t
t.ref = weakref.ref(t, called)
del t
print(gc.collect(), "in the garbage: not called")
t = Thing()
t.me = t
t.ref = kept = weakref.ref(t, called)
del t
print(gc.collect(), "reachable from outside: called")
t = Thing()
kept = weakref.ref(t, called)
t.me = t
other = Thing()
other.t = t
other.me = other
outside = weakref.ref(other, lambda r: print("other", r()))
del t, other
print(gc.collect())
a = Thing()
kept = weakref.ref(a, lambda r: print("has callback been cleared?", r.__callback__))
del a
print(kept.__callback__)
a = Thing()
a.me = a
kept = weakref.ref(a, lambda r: print("in a collection", r.__callback__ is not None))
del a
print(gc.collect(), kept.__callback__ is not None)
