"""Differences of len(gc.get_objects()) agree: what is made and freed between two looks."""
import gc

gc.disable()


class Thing:
    pass


def alive():
    return len(gc.get_objects())


print("warm", alive() > 0, [(i, i) for i in range(2)])
gc.collect()
gc.collect()
before = alive()
print(alive() - before)
kept = [Thing() for _ in range(100)]
print(alive() - before)
for t in kept:
    t.items = []
print(alive() - before)
del t
kept.clear()
print(alive() - before)
rings = []
for _ in range(10):
    r = []
    r.append(r)
    rings.append(r)
del r
print(alive() - before)
rings = None
print(alive() - before)
print(gc.collect(), alive() - before)
tuples = [(i, i) for i in range(50)]
print(alive() - before)
gc.collect()
print(alive() - before)
dicts = [{"n": i} for i in range(50)]
print(alive() - before)
dicts = [{"n": [i]} for i in range(50)]
print(alive() - before)
