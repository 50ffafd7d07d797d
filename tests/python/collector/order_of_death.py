"""Without a cycle everything dies at once, from the outside in."""


class Loud:
    def __init__(self, name, *held):
        self.name, self.held = name, held

    def __del__(self):
        print(self.name, end=" ")


x = Loud("outer", Loud("left", Loud("leaf 1")), Loud("right", Loud("leaf 2")))
del x
print()
x = [Loud(i) for i in range(5)]
del x
print()
x = tuple(Loud(i) for i in range(5))
del x
print()
x = {i: Loud(i) for i in range(5)}
del x
print()
x = {i: Loud(i) for i in range(5)}
del x[2]
x.clear()
print()
x = {Loud("key"): Loud("value")}
x.clear()
print()
x = [Loud(0), Loud(1), Loud(2), Loud(3)]
x[1:3] = []
print("|", end=" ")
x.pop(0)
print("|", end=" ")
x *= 0
print()
x = [Loud(i) for i in range(4)]
x.clear()
print()


def f(a, b):
    c = Loud("c")
    d = Loud("d")
    del a
    return None


f(Loud("a"), Loud("b"))
print()


class Holder:
    pass


h = Holder()
h.first, h.second, h.third = Loud("first"), Loud("second"), Loud("third")
del h
print()
h = Holder()
h.first, h.second = Loud("first"), Loud("second")
h.__dict__
del h
print()


class Slots:
    __slots__ = ("b", "a", "c")


s = Slots()
s.a, s.b, s.c = Loud("a"), Loud("b"), Loud("c")
del s
print()
g = (lambda: (yield Loud("yielded")))()
x = next(g)
x = None
g = None
print()


def with_default(x=Loud("default")):
    pass


del with_default
print()
Loud("1"), Loud("2"), Loud("3")
print()
a = b = Loud("twice")
a = None
print("still", end=" ")
b = None
print()
x = Loud("old")
x = Loud("new")
del x
print()
for x in (Loud("in loop 1"), Loud("in loop 2")):
    pass
del x
print()
