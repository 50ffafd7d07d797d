# A collection of 200,000 objects in cycles, recorded with every reference that it follows.
import gc


class Node:
    pass


gc.disable()
kept = None
for i in range(100000):
    a = Node()
    b = Node()
    a.other = b
    b.other = a
    a.before = kept
    kept = a
a = b = kept = None
print(gc.collect())
