"""In __del__ everything still works: attributes, methods, the object's own cycle, and new references."""
import gc
import sys

gc.disable()
gc.collect()


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, self.other.name, self.other.other is self, sys.getrefcount(self), len(self.items), self.items[0] is self)


a, b = Node("a"), Node("b")
a.other, b.other = b, a
a.items, b.items = [a], [b]
del a, b
print(gc.collect())


class Alone:
    def __del__(self):
        print("count", sys.getrefcount(self))
        x = self
        print("count", sys.getrefcount(self))


a = Alone()
del a
a = Alone()
a.me = a
del a
print(gc.collect())
