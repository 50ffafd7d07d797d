"""Collections while lists, dicts and generators are walked leave the walk alone."""
import gc

gc.collect()


class Node:
    pass


def ring():
    n = Node()
    n.me = n


found = []
for x in [1, 2, 3]:
    ring()
    found.append(gc.collect())
for key in {"a": 1, "b": 2}:
    ring()
    found.append(gc.collect())


def gen():
    for i in range(3):
        ring()
        yield gc.collect()


found.extend(gen())
found.extend(gc.collect() for _ in range(2))
found.extend([gc.collect(0), gc.collect(1)])
print(found)
print(sorted([3, 1, 2], key=lambda k: (ring(), gc.collect(), k)[2]))
print({gc.collect(): ring() for _ in range(3)})
print(max([1, 2], key=lambda k: gc.collect()))
