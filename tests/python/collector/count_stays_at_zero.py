"""Freeing never takes the count below zero."""
import gc


class Thing:
    __slots__ = ("a",)


gc.disable()
held = [Thing() for _ in range(100)]
gc.collect()
a = gc.get_count()[0]
del held
b = gc.get_count()[0]
print(a < 20, b)
more = [Thing() for _ in range(10)]
print(gc.get_count()[0] - b)
