"""__del__ is inherited, overridden, chained with super, added to and removed from a class."""
import gc


class Base:
    def __del__(self):
        print("base", type(self).__name__)


class Child(Base):
    pass


class Override(Base):
    def __del__(self):
        print("override")


class Chained(Base):
    def __del__(self):
        print("chained")
        super().__del__()


class Mixed(Override, Chained):
    pass


class Late:
    pass


for kind in (Base, Child, Override, Chained, Mixed, Late):
    o = kind()
    del o
Late.__del__ = lambda self: print("added later")
o = Late()
del o
del Late.__del__
o = Late()
del o
o = Late()
o.__del__ = lambda: print("never: not on the class")
del o
Override.__del__ = None
sink = []
import sys
sys.unraisablehook = lambda a: print("hook", a.exc_type.__name__, a.exc_value)
o = Override()
del o


class ListChild(list):
    def __del__(self):
        print("list", len(self))


class DictChild(dict):
    def __del__(self):
        print("dict", len(self))


class IntChild(int):
    def __del__(self):
        print("int", int(self))


class TupleChild(tuple):
    def __del__(self):
        print("tuple", len(self))


class Error(Exception):
    def __del__(self):
        print("error", self.args)


for o in (ListChild([1, 2]), DictChild(a=1), IntChild(7), TupleChild("abc"), Error("x")):
    pass
del o
loop = ListChild()
loop.append(loop)
del loop
print(gc.collect())
