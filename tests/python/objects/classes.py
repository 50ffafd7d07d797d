# Class creation: MRO, metaclasses, slots, hooks, and what each complains about.
import sys
def attempt(f, *args, **kw):
    try:
        print("->", f(*args, **kw))
    except Exception as e:
        print(type(e).__name__ + ":", e)

class Base:
    "A doc"
    registry = []
    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        Base.registry.append((cls.__name__, tag))
class Child(Base, tag="x"): pass
class Other(Base): pass
print(Base.registry, Base.__doc__, Child.__doc__)
attempt(lambda: type("Bad", (Base,), {}, nope=1))
class X: pass
class Y(X): pass
attempt(lambda: type("Z", (X, Y), {}))
attempt(lambda: type("Z", (X, X), {}))
attempt(lambda: type("Z", (int, str), {}))
attempt(lambda: type("Z", (bool,), {}))
attempt(lambda: type("Z", [], {}))
attempt(lambda: type(1, (), {}))
attempt(lambda: type("Z", (), []))
attempt(lambda: type("Z", (1,), {}))
attempt(lambda: type("Z"))
attempt(lambda: type("Z", (), {}, 1))
attempt(lambda: type())
class M1(type): pass
class M2(type): pass
class A1(metaclass=M1): pass
class A2(metaclass=M2): pass
attempt(lambda: type("Z", (A1, A2), {}))
class D(A1): pass
print(type(D), type(A1), D.__class__)
# diamond
class P:
    def who(self): return "P"
class Q(P):
    def who(self): return "Q" + super().who()
class R(P):
    def who(self): return "R" + super().who()
class S(Q, R):
    def who(self): return "S" + super().who()
print(S().who(), [c.__name__ for c in S.__mro__], S.mro() == list(S.__mro__))
print(P.__subclasses__(), S.__bases__, S.__base__)
# slots
class Slotted:
    __slots__ = ("a", "b", "__private")
    def __init__(self): self.a = 1; self.__private = 2
s = Slotted()
print(s.a, Slotted.__slots__, sorted(n for n in dir(s) if not n.startswith("__")))
attempt(lambda: s.b)
attempt(setattr, s, "c", 1)
attempt(delattr, s, "b")
attempt(lambda: s.__dict__)
print(Slotted.a, type(Slotted.a))
attempt(lambda: Slotted.a.__get__(5))
attempt(lambda: type("Z", (), {"__slots__": ("1a",)}))
attempt(lambda: type("Z", (), {"__slots__": (1,)}))
attempt(lambda: type("Z", (int,), {"__slots__": ("a",)}))
attempt(lambda: type("Z", (), {"__slots__": ("a",), "a": 1}))
attempt(lambda: type("Z", (), {"__slots__": ("__dict__", "__dict__")}))
attempt(lambda: type("Z", (X,), {"__slots__": ("__dict__",)}))
attempt(lambda: type("Z", (X,), {"__slots__": ("__weakref__",)}))
class SD:
    __slots__ = ("a", "__dict__")
sd = SD(); sd.a = 1; sd.z = 2
print(sd.__dict__, sd.a)
# set_name
class Field:
    def __set_name__(self, owner, name): self.name = name; print("named", owner.__name__, name)
    def __get__(self, o, t=None): return (self.name, o is None)
class HasField:
    f = Field()
print(HasField.f, HasField().f)
class BadName:
    def __set_name__(self, owner, name): raise ValueError("no")
def mk():
    class Broken:
        f = BadName()
attempt(mk)
# metaclass
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, bases, kw); return {"prepared": True}
    def __new__(mcs, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if not k.startswith("__")), kw)
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print("init", name); super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        print("call", cls.__name__, a, k); return super().__call__(*a, **k)
    def __repr__(cls): return f"<Meta {cls.__name__}>"
    def __len__(cls): return 42
    def __getattr__(cls, n): return "meta-" + n
class WithMeta(metaclass=Meta, opt=3):
    def __init__(self, v=0): self.v = v
print(WithMeta, len(WithMeta), WithMeta.zork, WithMeta(7).v)
attempt(lambda: WithMeta(1, 2))
# mro override
class MM(type):
    def mro(cls): return [cls, object]
class Odd(X, metaclass=MM): pass
print(Odd.__mro__)
class MB(type):
    def mro(cls): return 3
attempt(lambda: MB("q", (), {}))
class MB2(type):
    def mro(cls): return [cls, 3]
attempt(lambda: MB2("q", (), {}))
# bases assignment
class B1:
    def m(self): return "B1"
class B2:
    def m(self): return "B2"
class C(B1): pass
c = C(); print(c.m()); C.__bases__ = (B2,); print(c.m(), C.__mro__, B1.__subclasses__(), B2.__subclasses__())
attempt(setattr, C, "__bases__", ())
attempt(setattr, C, "__bases__", (C,))
attempt(setattr, C, "__bases__", 3)
attempt(setattr, C, "__bases__", (int,))
attempt(delattr, C, "__bases__")
attempt(setattr, int, "__bases__", (C,))
# class assignment
class E1: pass
class E2: pass
class E3: __slots__ = ("a",)
e = E1(); e.q = 3; e.__class__ = E2; print(type(e), e.q)
attempt(setattr, e, "__class__", E3)
attempt(setattr, e, "__class__", int)
attempt(setattr, e, "__class__", 3)
attempt(delattr, e, "__class__")
attempt(setattr, 1, "__class__", E1)
# names
class N: pass
N.__name__ = "Renamed"; N.__qualname__ = "q.Renamed"; N.__module__ = "mod"
print(N, N.__name__, N.__qualname__, repr(N()).split(" at ")[0])
attempt(setattr, N, "__name__", 3)
attempt(setattr, N, "__name__", "a\0b")
attempt(delattr, N, "__name__")
attempt(setattr, N, "__qualname__", 3)
attempt(setattr, int, "__name__", "x")
attempt(setattr, int, "foo", 1)
attempt(delattr, N, "nope")
attempt(lambda: N.nope)
attempt(lambda: N().nope)
attempt(setattr, object(), "a", 1)
attempt(setattr, 3, "real", 1)
attempt(setattr, [].append, "x", 1)
attempt(delattr, [], "append")
# sizes
for cls in (X, Slotted, SD, type("I", (int,), {}), type("T", (tuple,), {}), type("L", (list,), {}), type("E", (Exception,), {})):
    print(cls.__name__, sys.getsizeof(cls()), sys.getsizeof(cls), cls.__basicsize__, cls.__itemsize__, cls.__dictoffset__, cls.__weakrefoffset__)
print(sys.getsizeof(int), type.__sizeof__(int), type.__basicsize__, type.__itemsize__)
print([k for k in vars(X)], vars(X)["__dict__"], vars(X)["__weakref__"])
print(X.__dict__.__class__, type(X.__dict__["__weakref__"]))
class Ann:
    x: int
    y: str = "a"
print(Ann.__annotations__, X.__annotations__)
attempt(lambda: int.__annotations__)
attempt(lambda: object(1))
attempt(lambda: X(1))
attempt(lambda: X().__init__(1))
class NewOnly:
    def __new__(cls, a): return super().__new__(cls)
class InitOnly:
    def __init__(self, a): pass
print(type(NewOnly(1)).__name__, type(InitOnly(1)).__name__)
attempt(lambda: NewOnly())
attempt(lambda: InitOnly())
attempt(lambda: object.__new__(3))
attempt(lambda: object.__new__(int))
attempt(lambda: int.__new__(str))
attempt(lambda: int.__new__())
attempt(lambda: list.__new__(X))
attempt(lambda: object.__new__())
attempt(lambda: type(None)(1))
attempt(lambda: type(lambda: 0)(1, 2))
attempt(lambda: type(iter([]))())
class NotNew:
    def __new__(cls): return 5
    def __init__(self): print("never")
print(NotNew())
class RetInit:
    def __init__(self): return 1
attempt(RetInit)
