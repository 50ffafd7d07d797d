"""Cycles and the collector: what gc.collect() returns."""
import gc

gc.collect()
gc.disable()


class Node:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Node({self.name})"


def pair():
    a, b = Node("a"), Node("b")
    a.other, b.other = b, a


pair()
print(gc.collect(), gc.collect())
items = []
items.append(items)
del items
print(gc.collect())
d = {}
d["me"] = d
d = None
print(gc.collect())
n = Node("self")
n.me = n
del n
print(gc.collect())
ring = [Node(i) for i in range(10)]
for i, node in enumerate(ring):
    node.next = ring[(i + 1) % 10]
del ring, node
print(gc.collect())


def closure():
    def inner():
        return inner
    return 1


closure()
print(gc.collect())
keep = Node("keep")
keep.list = [keep]
print(gc.collect())
keep.list.clear()
del keep
print(gc.collect())


class Class:
    pass


del Class
print(gc.collect())
x = Node("x"); x.x = x
y = Node("y"); y.x = x
del x
print(gc.collect()); del y; print(gc.collect())
t = ([],); t[0].append(t); del t
print(gc.collect())


def lots(n):
    for _ in range(n):
        l = []
        l.append(l)


lots(1000)
print(gc.collect())
print(gc.collect(0), gc.collect(1), gc.garbage, gc.isenabled())
gc.enable()
lots(2000)
print(gc.collect() < 1000, gc.isenabled())
try:
    raise ValueError
except ValueError as error:
    e = error
    e.self = e
del e
print(gc.collect())
for bad in [lambda: gc.collect(5), lambda: gc.collect(-1), lambda: gc.collect("a"), lambda: gc.collect(1, 2)]:
    try:
        bad()
    except (ValueError, TypeError) as problem:
        print(problem)
