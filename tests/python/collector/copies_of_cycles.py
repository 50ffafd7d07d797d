"""copy.deepcopy of a cycle is a cycle of its own; both are collected."""
import copy
import gc

gc.disable()
gc.collect()
a = [1, {"k": None}]
a[1]["k"] = a
b = copy.deepcopy(a)
print(b[1]["k"] is b, b is not a)
del a
print(gc.collect(), b[0])
del b
print(gc.collect())


class Node:
    pass


n = Node()
n.me, n.items = n, [n]
m = copy.deepcopy(n)
s = copy.copy(n)
print(m.me is m, m.items[0] is m, s.me is n, s.items is n.items)
del n
print(gc.collect())
del s
print(gc.collect())
del m
print(gc.collect())
