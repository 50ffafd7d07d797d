"""A finalizer may cut the cycle itself: what dies by that is not counted as collected."""
import gc

gc.disable()
gc.collect()


class Cutter:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)
        self.__dict__.clear()


a, b = Cutter("a"), Cutter("b")
a.to, b.to = b, a
del a, b
print(gc.collect())
a = Cutter("alone")
a.me = a
del a
print(gc.collect())


class ListCutter(list):
    def __del__(self):
        self.clear()


x = ListCutter()
x.append(x)
del x
print(gc.collect(), gc.collect())


class Half:
    def __del__(self):
        print("half", hasattr(self, "to"))
        if hasattr(self, "to"):
            del self.to


a, b = Half(), Half()
a.to, b.to = b, a
a.items = [a]
del a, b
print(gc.collect())
