"""__del__: when, in which order, resurrection, errors inside."""
import gc


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


a = Loud("a")
a = Loud("second")
b = a
del a
print("still", b.name)
b = None
Loud("temporary")
print([Loud("in list").name, Loud("in list 2").name])
items = [Loud(i) for i in range(3)]
items[1] = None
del items
d = {"x": Loud("dx"), "y": Loud("dy")}
d.clear()


def scope():
    first, second = Loud("local 1"), Loud("local 2")
    print("leaving")


scope()
t = (Loud("t1"), Loud("t2")); del t
s = Loud("outer"); s.inner = Loud("inner"); del s
x, y = Loud("cycle x"), Loud("cycle y")
x.other, y.other = y, x
del x, y
print(gc.collect())


class Phoenix:
    alive = []
    times = 0

    def __del__(self):
        Phoenix.times += 1
        Phoenix.alive.append(self)


p = Phoenix(); p.tag = 5; del p
print(Phoenix.times, Phoenix.alive[0].tag)
Phoenix.alive.clear()
print(Phoenix.times)


class Bad:
    def __del__(self):
        raise ValueError("in del")


bad = Bad(); del bad
print("goes on")


class Swap:
    def __del__(self):
        global other
        other = Loud("made in del")


swap = Swap(); del swap; print(other.name); del other
for i in range(2):
    l = Loud(f"loop {i}")
print("after loop")
l = 0
try:
    keep = Loud("kept by traceback")
    1 / 0
except ZeroDivisionError:
    pass
del keep


class Parent(Loud):
    def __del__(self):
        print("child first")
        super().__del__()


Parent("parent's")
(lambda: Loud("in lambda"))()
print(Loud("chained").name, Loud("x").name.upper())
last = Loud("at exit")
function_default = (lambda keep=Loud("default"): 0)
