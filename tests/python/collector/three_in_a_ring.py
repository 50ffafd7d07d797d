"""Three objects in a ring, entered by one name; a ring held from outside; a ring with a tail and a ring with a head."""
import gc

gc.disable()
gc.collect()


class Node:
    def __init__(self, name):
        self.name, self.next = name, None

    def __del__(self):
        print("del", self.name, end="; ")


def ring(*names):
    nodes = [Node(n) for n in names]
    for a, b in zip(nodes, nodes[1:] + nodes[:1]):
        a.next = b
    return nodes


nodes = ring("a", "b", "c")
entry = nodes[1]
del nodes
print(gc.collect())
entry = None
print(gc.collect())
nodes = ring("d", "e")
tail = Node("tail")
nodes[0].tail = tail
head = Node("head")
head.ring = nodes[0]
del nodes, tail
print(gc.collect())
del head
print("head gone")
print(gc.collect())
outer, inner = ring("o1", "o2"), ring("i1", "i2")
outer[0].inner = inner[0]
del inner
print(gc.collect())
inner = outer[0].inner
del outer
print(gc.collect(), inner.name)
del inner
print(gc.collect())
