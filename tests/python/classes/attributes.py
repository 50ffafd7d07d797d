"""Attribute access: lookup order, hooks, dictionaries."""


class Base:
    a = "Base.a"
    b = "Base.b"


class Child(Base):
    a = "Child.a"


c = Child()
print(c.a, c.b, c.__dict__)
c.a = "instance"
Base.c = "added later"
print(c.a, c.c, Child.a, vars(c))
del c.a
print(c.a)
Child.b = "shadow"; print(c.b); del Child.b; print(c.b)


class Hooks:
    def __init__(self):
        object.__setattr__(self, "log", [])

    def __getattr__(self, name):
        self.log.append(f"get {name}")
        return 0

    def __setattr__(self, name, value):
        self.log.append(f"set {name}")
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        self.log.append(f"del {name}")
        super().__delattr__(name)


h = Hooks()
h.x = 1; h.x; h.y; h.y += 5; del h.x
print(h.log, h.__dict__)


class Proxy:
    def __init__(self, target):
        self.__dict__["target"] = target

    def __getattribute__(self, name):
        if name in ("target", "__dict__"):
            return object.__getattribute__(self, name)
        return getattr(self.target, name)

    def __setattr__(self, name, value):
        setattr(self.target, name, value)


p = Proxy([3, 1]); p.append(2); p.sort(); print(p.target, p.__len__())


class Counter:
    total = 0

    def __init__(self):
        Counter.total += 1
        self.total += 10
        self.id = Counter.total


a, b = Counter(), Counter()
print(Counter.total, a.total, b.total, a.id, b.id)
a.__dict__["new"] = "via dict"
print(a.new, a.__dict__.keys() == {"total", "id", "new"})
a.__dict__ = {"id": 99}
print(a.id, a.total, vars(a))
a.__class__ = Hooks
print(type(a).__name__, a.id)
f = Counter.__init__
f.note = "functions have attributes"
print(f.note, f.__dict__, Counter.__init__.note)
print(Counter.__dict__["total"], type(Counter.__dict__), Counter.__doc__, Counter.__init__.__qualname__)
try:
    Counter.__dict__["x"] = 1
except TypeError as error:
    print(error)
for name in ["__class__", "__doc__", "__module__", "__dict__", "__weakref__", "__eq__", "__hash__", "__init_subclass__", "__sizeof__", "__reduce__", "__dir__", "__format__"]:
    print(name, hasattr(b, name), hasattr(Counter, name), hasattr(5, name), end="; ")
print()
print(sorted(Counter.__dict__), [n for n in dir(Counter()) if not n.startswith("__")])
b.method = lambda: "no self"
print(b.method())
import types
b.bound = types.MethodType(lambda self, x: (self.id, x), b)
print(b.bound(5))
