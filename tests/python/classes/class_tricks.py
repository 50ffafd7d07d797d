"""Tricks that classes play: registries, descriptors, subclasses of built-in types, proxies, several bases."""
class Shape:
    registry = {}
    def __init_subclass__(cls, sides=None, **kw): super().__init_subclass__(**kw); cls.sides = sides; Shape.registry[cls.__name__] = cls
    def __new__(cls, *a):
        if cls is Shape: raise TypeError("abstract")
        return super().__new__(cls)
    def area(self): raise NotImplementedError
    def __str__(self): return f"{type(self).__name__}({self.sides}) area={self.area():.1f}"
    def __lt__(self, o): return self.area() < o.area()
class Rect(Shape, sides=4):
    def __init__(self, w, h): self.w, self.h = w, h
    def area(self): return self.w * self.h
class Sq(Rect, sides=4):
    def __init__(self, s): super().__init__(s, s)
class Tri(Shape, sides=3):
    def __init__(self, b, h): self.b, self.h = b, h
    def area(self): return self.b * self.h / 2
class Blob(Shape): pass
shapes = [Rect(2, 3), Sq(4), Tri(3, 4)]
print(*sorted(shapes), sep="; "); print(list(Shape.registry), Sq.__mro__, max(shapes).area())
for mk in (lambda: Shape(), lambda: Blob().area(), lambda: Rect(1)):
    try: mk()
    except (TypeError, NotImplementedError) as e: print(type(e).__name__, e)
class Celsius:
    def __get__(self, o, t): return (o.f - 32) * 5 / 9 if o else self
    def __set__(self, o, v): o.f = v * 9 / 5 + 32
class Temp: c = Celsius(); f = 32.0
t = Temp(); t.c = 100; print(t.f, t.c, Temp.c.__class__.__name__, t.__dict__)
class Money(float):
    def __new__(cls, v, cur="USD"): o = super().__new__(cls, round(v, 2)); o.cur = cur; return o
    def __add__(self, o): return Money(float(self) + o, self.cur)
    __radd__ = __add__
    def __repr__(self): return f"{self.cur} {float(self):.2f}"
print(Money(1.234) + 2, sum([Money(1), Money(2.5)]), Money(3) == 3.0, {Money(1): "x"}[1.0], isinstance(Money(1), float), sorted([Money(3), Money(1)]))
class CI(str):
    def __eq__(self, o): return self.lower() == o.lower()
    def __hash__(self): return hash(self.lower())
print(CI("Ab") == "aB", CI("Ab") in {CI("ab"): 1}, CI("x") + "y", type(CI("x") + "y"), {CI("A"), CI("a")})
class DefaultList(list):
    def __getitem__(self, i):
        try: return super().__getitem__(i)
        except IndexError: return None
print(DefaultList([1])[5], DefaultList([1, 2])[0:1], type(DefaultList([1]) + [2]), len(DefaultList("ab")))
class Attr(dict):
    __getattr__ = dict.__getitem__; __setattr__ = dict.__setitem__; __delattr__ = dict.__delitem__
a = Attr(x=1); a.y = 2; del a.x; print(a, a.y, Attr.fromkeys("ab", 0))
try: a.zz
except KeyError as e: print("KeyError", e)
class Chain:
    def __init__(self, path=""): self.path = path
    def __getattr__(self, n): return Chain(f"{self.path}/{n}")
    def __call__(self, *a): return Chain(f"{self.path}/{'/'.join(map(str, a))}")
    def __str__(self): return self.path
print(Chain().users(5).posts.latest)
class Observer:
    def __init__(self): object.__setattr__(self, "log", [])
    def __setattr__(self, k, v): self.log.append((k, getattr(self, k, None), v)); object.__setattr__(self, k, v)
o = Observer(); o.a = 1; o.a = 2; print(o.log, vars(o))
def make_class(name, **methods): return type(name, (), methods)
P = make_class("P", hi=lambda s: "hi " + s.n, n="pp"); print(P().hi(), P.__name__, P.__qualname__, P.__module__)
class A:
    def who(self): return "A"
class B(A):
    def who(self): return "B" + super().who()
class C(A):
    def who(self): return "C" + super().who()
class D(B, C): pass
d = D(); print(d.who(), D.__mro__[1:3], isinstance(d, C), issubclass(D, A), d.__class__.__bases__)
A.who = lambda self: "a!"; print(d.who()); d.who = lambda: "inst"; print(d.who(), D.who(d)); del d.who; print(d.who())
from functools import partialmethod, singledispatchmethod
print(hasattr(d, "x"), getattr(d, "x", 5), callable(d), callable(A), d == d, d != D(), hash(d) == hash(d), repr(A).split(".")[-1], bool(d), str(D)[:8])
class E:
    def __eq__(self, o): return True
print(E() == 1, 1 == E(), E() in [2], [E()].index(3), E.__hash__)
class Ctr:
    n = 0
    def __init__(self): type(self).n += 1
    def __del__(self): Ctr.n -= 1
c1, c2 = Ctr(), Ctr(); print(Ctr.n); del c1; print(Ctr.n); [Ctr() for _ in range(3)]; print(Ctr.n)
