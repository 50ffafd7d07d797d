"""Which instances can be referred to weakly: those with a __weakref__."""
import weakref


class Open:
    pass


class Slots:
    __slots__ = ()


class Weak:
    __slots__ = ("__weakref__",)


class Dict:
    __slots__ = ("__dict__",)


class ChildOfSlots(Slots):
    pass


class ListChild(list):
    pass


class IntChild(int):
    pass


class TupleChild(tuple):
    pass


class StrChild(str):
    pass


class Error(Exception):
    pass


import types
things = [Open(), Slots(), Weak(), Dict(), ChildOfSlots(), ListChild(), IntChild(), TupleChild(), StrChild(), Error(), Exception(), Open, int, len,
          print, lambda: 0, Open().__init__, [].append, set(), frozenset(), [], {}, (), "", 1, None, object(), types, types.SimpleNamespace(),
          (x for x in ()), iter([]), range(3), slice(1), property(len), staticmethod(len), weakref.ref(Open), super(Open, Open()), b"", bytearray(), 1.5,
          types.MappingProxyType({}), (lambda: 0).__code__, type("X", (), {}), list[int], int | str]
for thing in things:
    try:
        weakref.ref(thing)
        print(type(thing).__name__, "yes")
    except TypeError as error:
        print(type(thing).__name__, error)
for make in (lambda: type("A", (Weak,), {"__slots__": ("__weakref__",)}), lambda: type("B", (Open,), {"__slots__": ("__weakref__",)}),
             lambda: type("C", (), {"__slots__": ("__weakref__", "__weakref__")}), lambda: type("D", (int,), {"__slots__": ("__weakref__",)}),
             lambda: type("E", (tuple,), {"__slots__": ("__weakref__",)})):
    try:
        print(make().__name__)
    except TypeError as error:
        print(error)
print(Open().__weakref__, Weak().__weakref__)
o = Open()
r = weakref.ref(o)
print(o.__weakref__ is r)
