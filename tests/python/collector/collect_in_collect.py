"""A collection asked for while one runs does nothing and returns 0."""
import gc


class Greedy:
    def __del__(self):
        ring = []
        ring.append(ring)
        del ring
        print("in del", gc.collect(), gc.collect(0), gc.isenabled())


def inside(phase, info):
    print(phase, gc.collect())


gc.collect()
gc.callbacks.append(inside)
g = Greedy()
g.me = g
del g
print(gc.collect())
gc.callbacks.remove(inside)
print(gc.collect())
g = Greedy()
del g
print(gc.collect())
