"""What callbacks may do: drop other references, make new ones, raise, keep the reference."""
import gc
import sys
import weakref

gc.disable()
gc.collect()


class Thing:
    def __init__(self, name="thing"):
        self.name = name


t = Thing()
refs = []
refs.append(weakref.ref(t, lambda r: (print("first"), refs.clear())))
refs.append(weakref.ref(t, lambda r: (print("second"), refs.clear())))
refs.append(weakref.ref(t, lambda r: (print("third"), refs.clear())))
del t
print(len(refs))
t, u = Thing("t"), Thing("u")
chain = weakref.ref(t, lambda r: globals().pop("u"))
other = weakref.ref(u, lambda r: print("u went too"))
del t
print("u" in globals())
sys.stderr = sys.stdout
t = Thing()
one = weakref.ref(t, lambda r: 1 / 0)
two = weakref.ref(t, lambda r: print("goes on"))
del t
t = Thing()
one = weakref.ref(t, 5)
del t
print("end")
t = Thing()
t.me = t
one = weakref.ref(t, lambda r: print("makes garbage", gc.collect(), [].append(Thing())))
del t
print(gc.collect())
