"""Functions, methods, classes, instances, modules and their holders."""
import sys

count = sys.getrefcount


def function():
    pass


print(count(function), count(function.__code__), count(function.__globals__) == count(globals()))
alias = function
print(count(function))


class Thing:
    def method(self):
        return count(self)

    @classmethod
    def make(cls):
        return cls()

    @staticmethod
    def fixed(x):
        return count(x)

    @property
    def me(self):
        return count(self)


print(count(Thing), count(Thing.__dict__), count(Thing.__mro__), count(Thing.method), count(Thing.__dict__["make"]))
t = Thing()
print(count(t), t.method(), Thing.method(t), Thing.fixed(t), t.me, count(Thing))
bound = t.method
print(count(t), count(bound), bound(), count(bound.__func__))
del bound
print(count(t))
more = [Thing() for _ in range(3)]
print(count(Thing), count(more[0]))
more = None
print(count(Thing))


class Child(Thing):
    pass


print(count(Thing), count(Child), Thing.__subclasses__() == [Child], count(Thing))
t.self = t
print(count(t))
del t.self
t.x = value = []
print(count(value), count(t.__dict__), count(value))
d = t.__dict__
print(count(d), count(value))
del d, t.x
print(count(value))


class Slots:
    __slots__ = ("x",)


s = Slots()
s.x = value
print(count(value), count(Slots), count(s.x))
s.x = None
print(count(value))


class Init:
    def __init__(self, x):
        self.x = x
        self.counts = count(x), count(self)


print(Init(value).counts, Init([]).counts, count(value))
i = Init(value)
print(count(i), count(value), i.counts)
print(count(sys.modules["sys"]) == count(sys))


def recursive(x, n):
    return [count(x)] + (recursive(x, n - 1) if n else [])


print(recursive(value, 4))


def decorated(f):
    return lambda *a: f(*a)


@decorated
def counting(x):
    return count(x)


print(counting(value), counting([]))
