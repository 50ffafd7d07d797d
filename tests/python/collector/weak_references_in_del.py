"""In an object's __del__ its weak references are still alive when it dies by its count, and dead in a collection."""
import gc
import weakref

gc.disable()
gc.collect()


class Thing:
    def __del__(self):
        print("in del:", [r() is self for r in refs], weakref.getweakrefcount(self))
        made.append(weakref.ref(self, lambda r: print("made in del, called")))


made = []
t = Thing()
refs = [weakref.ref(t), weakref.ref(t, lambda r: print("callback"))]
del t
print([r() for r in refs], [r() for r in made])
made.clear()
t = Thing()
t.me = t
refs = [weakref.ref(t), weakref.ref(t, lambda r: print("callback"))]
del t
print(gc.collect(), [r() for r in refs], [r() for r in made])
