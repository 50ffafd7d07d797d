"""The collector calls the finalizers of what it found in the order of its list; only then is anything cleared."""
import gc

gc.disable()
gc.collect()


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, sorted(k for k in self.__dict__))


def ring(names):
    nodes = [Node(n) for n in names]
    for i, node in enumerate(nodes):
        node.next = nodes[(i + 1) % len(nodes)]
    return nodes[0]


first = ring("abc")
second = ring("xyz")
del first, second
print(gc.collect())
inner = ring("pq")
inner.outside = Node("o")
del inner
print(gc.collect())
loop = []
loop.append(loop)
loop.extend([Node(1), [Node(2)], (Node(3),), {"k": Node(4)}])
del loop
print(gc.collect())
