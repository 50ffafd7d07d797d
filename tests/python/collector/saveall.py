"""DEBUG_SAVEALL keeps what would be freed in gc.garbage, in the order of its discovery, without clearing it."""
import gc

gc.collect()


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


gc.set_debug(gc.DEBUG_SAVEALL)
a, b = Node("a"), Node("b")
a.to, b.to = b, a
ring = []
ring.append(ring)
del a, b, ring
print(gc.collect(), len(gc.garbage), [type(o).__name__ for o in gc.garbage])
print(gc.garbage[0].to is gc.garbage[1], gc.garbage[1].to is gc.garbage[0])
print(gc.collect(), len(gc.garbage))
gc.set_debug(0)
print([gc.is_finalized(o) for o in gc.garbage])
gc.garbage.clear()
print(gc.collect(), gc.garbage)
