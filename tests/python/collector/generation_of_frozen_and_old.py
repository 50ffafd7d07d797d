"""Sizes of the generations by get_objects, before and after collections of each."""
import gc

gc.disable()
gc.collect()
gc.freeze()


class Thing:
    __slots__ = ("x",)


def sizes():
    return [sum(type(o) is Thing for o in gc.get_objects(g)) for g in range(3)]


a = [Thing() for _ in range(5)]
print(sizes())
gc.collect(0)
b = [Thing() for _ in range(7)]
print(sizes())
gc.collect(0)
print(sizes())
gc.collect(1)
c = [Thing() for _ in range(3)]
print(sizes())
a[0].x = a
del a
print(gc.collect(0), sizes())
print(gc.collect(1), sizes())
print(gc.collect(2), sizes())
gc.freeze()
print(sizes())
gc.unfreeze()
print(sizes())
