"""Many small rings and one very large: the numbers add up."""
import gc

gc.disable()
gc.collect()


class Node:
    __slots__ = ("next", "previous", "__weakref__")


def large(n):
    first = last = Node()
    for _ in range(n - 1):
        node = Node()
        last.next, node.previous = node, last
        last = node
    last.next, first.previous = first, last


large(1)
print(gc.collect())
large(500)
print(gc.collect())
for i in range(300):
    large(2)
print(gc.collect())
kept = Node()
kept.next = [Node() for _ in range(100)]
for node in kept.next:
    node.next = kept
print(gc.collect())
del kept, node
print(gc.collect())
