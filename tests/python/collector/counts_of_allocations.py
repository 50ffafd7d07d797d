"""gc.get_count grows with each tracked type made, and falls when one is freed."""
import gc
import functools
import collections

gc.disable()
gc.collect()


class Thing:
    pass


class Slots:
    __slots__ = ("a",)


class Empty:
    __slots__ = ()


def f():
    yield


def measure(make, n=40):
    warm = make()
    del warm
    held = [None] * n
    before = gc.get_count()[0]
    for i in range(n):
        held[i] = make()
    middle = gc.get_count()[0]
    for i in range(n):
        held[i] = None
    return middle - before, gc.get_count()[0] - middle


for name, make in [("Thing", Thing), ("Slots", Slots), ("Empty", Empty), ("set", set), ("function", lambda: lambda: 0),
                   ("generator", f), ("object", object), ("method", lambda: f.__get__(1)), ("deque", collections.deque),
                   ("partial", lambda: functools.partial(len)), ("exception", ValueError), ("iterator", lambda: iter([])),
                   ("property", lambda: property(len)), ("str iterator", lambda: iter("a")), ("map", lambda: map(str, "a")),
                   ("zip", lambda: zip()), ("enumerate", lambda: enumerate("")), ("bytearray", bytearray), 
                   ("frozenset", lambda: frozenset([1])), ("range", lambda: range(5)), ("range iterator", lambda: iter(range(5))),
                   ("staticmethod", lambda: staticmethod(len)), ("complex", lambda: complex(1, 2)), ("slice", lambda: slice(1)),
                   ("super", lambda: super(Thing, Thing)), ("set iterator", lambda: iter({1})), ("reversed", lambda: reversed([1]))]:
    print(name, *measure(make))
