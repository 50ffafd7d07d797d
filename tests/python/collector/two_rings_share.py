"""Rings that touch are one piece of garbage; rings that only refer one way are freed together or one alone."""
import gc
import weakref

gc.disable()
gc.collect()


class Node:
    def __init__(self, name):
        self.name = name


def watch(*nodes):
    return [weakref.ref(n, lambda r, name=n.name: print(name, end=" ")) for n in nodes]


a, b, c, d = (Node(n) for n in "abcd")
a.to, b.to, c.to, d.to = b, a, d, c
a.bridge = c
refs = watch(a, b, c, d)
del c, d
print(gc.collect())
del a, b
print(gc.collect())
a, b, c = (Node(n) for n in "abc")
a.to, b.to, b.other, c.to = b, a, c, b
refs = watch(c, a, b)
del a, b, c
print(gc.collect())
