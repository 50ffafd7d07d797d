"""__slots__."""
import sys


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Point3(Point):
    __slots__ = ["z"]


class Loose(Point):
    pass


class Single:
    __slots__ = "only"


class Documented:
    __slots__ = {"a": "the doc of a"}


p = Point(1, 2)
print(p.x, p.y, hasattr(p, "__dict__"), Point.__slots__, Point.x, sys.getsizeof(p), sys.getsizeof(Point3(1, 2)), sys.getsizeof(Loose(1, 2)), Documented.a.__doc__)
for action in [lambda: setattr(p, "z", 3), lambda: Point3(1, 2).z, lambda: p.q, lambda: delattr(p, "x"), lambda: p.x, lambda: delattr(p, "x"), lambda: Point.x.__get__(5), lambda: p.__dict__, lambda: vars(p), lambda: Single().only, lambda: Point.x.__set__(5, 1)]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
l = Loose(1, 2); l.z = 5; print(l.__dict__, l.x)
p3 = Point3(1, 2); p3.z = 3; print(p3.x, p3.z, [s for k in Point3.__mro__ for s in getattr(k, "__slots__", ())])
for code in ["class X:\n __slots__ = ('a', 'a b')", "class X:\n __slots__ = ('a',)\n a = 1", "class X:\n __slots__ = 5", "class X(int):\n __slots__ = ('a',)", "class X(tuple):\n __slots__ = ('a',)", "class A:\n __slots__ = ('a',)\nclass B:\n __slots__ = ('b',)\nclass C(A, B): pass", "class X:\n __slots__ = ('__dict__', '__dict__')", "class X:\n __slots__ = (1,)", "class X(str):\n __slots__ = ()", "class X:\n __slots__ = ('__x', '_y')\nprint(X._X__x)"]:
    try:
        exec(code)
        print("fine")
    except Exception as error:
        print(type(error).__name__, error)


class WithDict:
    __slots__ = ("a", "__dict__")


w = WithDict(); w.a = 1; w.b = 2; print(w.__dict__, w.a)
w2 = WithDict()
try:
    w.__class__ = Point
except TypeError as error:
    print(error)


class Same:
    __slots__ = ("x", "y")


p.__class__ = Same; p.__class__ = Point
print(type(p).__name__, Point.y.__name__, Point.y.__objclass__)
