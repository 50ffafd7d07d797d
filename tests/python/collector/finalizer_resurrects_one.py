"""A finalizer that stores its object brings back it and what it reaches; the rest is freed."""
import gc

gc.disable()
gc.collect()
saved = []


class Node:
    def __init__(self, name, save=False):
        self.name, self.save = name, save

    def __del__(self):
        print("del", self.name)
        if self.save:
            saved.append(self)


a, b, c, d = Node("a"), Node("b", True), Node("c"), Node("d")
a.to, b.to, c.to, d.to = b, c, c, a
c.me = c
a.up = d
del a, b, c, d
print(gc.collect(), [n.name for n in saved], saved[0].to.name)
print(gc.collect())
saved.clear()
print(gc.collect())
ring = [Node(i, i == 3) for i in range(5)]
for i in range(5):
    ring[i].next = ring[(i + 1) % 5]
del ring
print(gc.collect(), len(saved))
n = saved.pop()
names = []
while n.name not in names:
    names.append(n.name)
    n = n.next
print(names)
del n
print(gc.collect())
