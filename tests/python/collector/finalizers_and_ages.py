"""Older objects come first in a collection that merges generations."""
import gc

gc.disable()
gc.collect()


class Node:
    def __init__(self, name):
        self.name = name
        self.me = self

    def __del__(self):
        print(self.name, end=" ")


a = Node("oldest")
gc.collect(0)
gc.collect(1)
b = Node("older")
gc.collect(0)
c = Node("young")
d = Node("youngest")
del d, c, b, a
print(gc.collect())
a = Node("first")
gc.collect(0)
b = Node("second")
c = Node("third")
a.to = b
b.to = c
del a, b, c
print(gc.collect(0))
print(gc.collect(1))
