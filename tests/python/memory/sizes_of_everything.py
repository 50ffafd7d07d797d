"""sys.getsizeof of a value of each type."""
import sys, gc, types


def function(a, b=1, *c, d, **e):
    x = y = z = 1
    return lambda: x


class Empty:
    pass


class Attributes:
    def __init__(self):
        self.a = self.b = 1


class Slots:
    __slots__ = "a", "b"


class SlotsAndDict:
    __slots__ = "a", "__dict__", "__weakref__"


class IntChild(int):
    pass


class ListChild(list):
    pass


class TupleChild(tuple):
    __slots__ = ()


class DictChild(dict):
    pass


class StrChild(str):
    pass


class ErrorChild(Exception):
    pass


try:
    1 / 0
except ZeroDivisionError as error:
    caught = error
    traceback = error.__traceback__
print({kind.__name__: sys.getsizeof(kind()) for kind in (Empty, Attributes, Slots, SlotsAndDict, IntChild, ListChild, TupleChild, DictChild, StrChild, ErrorChild)})
print([sys.getsizeof(x) for x in (function, function.__code__ and Empty().__init__, lambda: 0, [].append, len, Empty, Slots, types, type(sys), property(), classmethod(len), staticmethod(len), super(Slots, Slots()), caught, traceback)])
print([sys.getsizeof(x) for x in (Attributes().__dict__, Empty().__dict__, vars(Attributes), types.SimpleNamespace(a=1), types.MappingProxyType({}), KeyError("a"), OSError(2, "a"), UnicodeDecodeError("a", b"", 0, 1, "c"), StopIteration(1), SyntaxError("a"), ImportError("a"), SystemExit(1), AttributeError("x"), NameError("y"), BaseException())])
print([sys.getsizeof("a" * n) for n in (0, 1, 2, 7, 8, 15, 100)], [sys.getsizeof("é" * n) for n in (1, 2, 10)], [sys.getsizeof("€" * n) for n in (1, 2, 10)], [sys.getsizeof("😀" * n) for n in (1, 2, 10)], sys.getsizeof("abc€"[:3]), sys.getsizeof("ab" + "é"))
print([sys.getsizeof(b"a" * n) for n in (0, 1, 10)], [sys.getsizeof(2**n) for n in (0, 29, 30, 59, 60, 89, 90, 1000)], [sys.getsizeof((1,) * n) for n in (0, 1, 2, 10)], sys.getsizeof(-2**60))
print([sys.getsizeof(x) for x in (iter([]), iter(()), iter({}), iter(set()), iter(""), iter(b""), iter(range(1)), enumerate([]), zip(), map(len, []), filter(None, []), reversed([]), {}.keys(), {}.values(), {}.items(), iter({}.items()), slice(1), range(1), iter(int, 1))])
print([sys.getsizeof(x) for x in (1.5, 1j, None, True, ..., NotImplemented, object(), int | str, list[int], function.__get__(1), str.upper, int.__add__, (5).__add__, dict.fromkeys, type(function), Slots.a, Empty.__dict__["__dict__"])])
print([kind.__basicsize__ for kind in (object, type, int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset, range, slice, property, super, types.FunctionType, types.MethodType, types.ModuleType, types.CodeType, types.TracebackType, types.FrameType, types.GeneratorType, BaseException, Empty, Slots, SlotsAndDict, IntChild, ListChild, TupleChild)])
print([kind.__itemsize__ for kind in (object, type, int, str, bytes, tuple, list, TupleChild, IntChild)], [kind.__dictoffset__ for kind in (Empty, Slots, SlotsAndDict, IntChild, ListChild, ErrorChild, types.FunctionType)], [kind.__weakrefoffset__ for kind in (Empty, Slots, SlotsAndDict, IntChild, ListChild, set, types.FunctionType)])
