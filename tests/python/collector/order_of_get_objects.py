"""gc.get_objects gives a generation's objects in the order in which they were tracked, and not its own list."""
import gc

gc.disable()
gc.collect()


class Thing:
    def __init__(self, name):
        self.name = name


a = Thing("a")
b = Thing("b")
c = Thing("c")
print([o.name for o in gc.get_objects(0) if type(o) is Thing])
gc.collect(0)
d = Thing("d")
print([o.name for o in gc.get_objects(0) if type(o) is Thing], [o.name for o in gc.get_objects(1) if type(o) is Thing])
gc.collect(0)
print([o.name for o in gc.get_objects(1) if type(o) is Thing])
c.next = a
b.next = c
gc.collect()
print([o.name for o in gc.get_objects(2) if type(o) is Thing])
e = Thing("e")
print([o.name for o in gc.get_objects() if type(o) is Thing])
found = gc.get_objects()
print(any(o is found for o in found))
