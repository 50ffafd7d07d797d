"""A weak reference's callback cannot bring its referent back; a finalizer can, and weak references to it are gone by then."""
import gc
import weakref

gc.disable()
gc.collect()
saved = []


class Node:
    def __del__(self):
        print("del, weak reference is", self.ref())
        saved.append(self)


n = Node()
n.me = n
n.ref = outside = weakref.ref(n, lambda r: print("callback", r()))
del n
print(gc.collect(), len(saved), outside())
print(weakref.getweakrefcount(saved[0]))
saved[0].ref = weakref.ref(saved[0])
saved[0].me = None
saved.clear()
print("end")
n = Node()
n.ref = weakref.ref(n)
r = weakref.ref(n, lambda r: print("called"))
del n
print(saved[0].ref(), r())
