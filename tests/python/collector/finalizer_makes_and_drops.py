"""A finalizer may make and drop objects, also in cycles and with finalizers; those wait for the next collection."""
import gc

gc.disable()
gc.collect()


class Parent:
    def __del__(self):
        child = Child()
        child.me = child
        print("parent gone")


class Child:
    def __del__(self):
        print("child gone")


p = Parent()
p.me = p
del p
print(gc.collect())
print(gc.collect())
p = Parent()
del p
print(gc.collect())


class Chain:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("chain", self.n)
        if self.n:
            Chain(self.n - 1)


c = Chain(3)
c.me = c
del c
print(gc.collect())
