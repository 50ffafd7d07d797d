"""How garbage is taken apart: each object's clear in the order of the list, deaths by count in between."""
import gc
import weakref

gc.disable()
gc.collect()
order = []


class Leaf:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        order.append(self.name)


def structure():
    a = {"leaf": Leaf("a")}
    b = [a, Leaf("b")]
    c = (b, Leaf("c"))
    a["c"] = c
    return a


structure()
print(gc.collect(), order)
order.clear()


class Quiet:
    pass


def quiet():
    nodes = [Quiet() for _ in range(4)]
    for i, n in enumerate(nodes):
        n.next = nodes[(i + 1) % 4]
        weakref.finalize(n, order.append, i).atexit = False
    nodes[2].leaf = Leaf("leaf of 2")
    nodes[0].leaf = Leaf("leaf of 0")


quiet()
print(gc.collect(), order)
order.clear()
x = []
x.append([x, Leaf(1)])
x.append({x[0][1]: Leaf(2)})
x.append((Leaf(3), x))
del x
print(gc.collect(), order)
