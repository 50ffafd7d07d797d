"""Inheritance, super(), method resolution order."""


class A:
    def __init__(self):
        print("A.__init__")
        super().__init__()

    def who(self):
        return "A"


class B(A):
    def __init__(self):
        print("B.__init__")
        super().__init__()

    def who(self):
        return "B>" + super().who()


class C(A):
    def __init__(self):
        print("C.__init__")
        super().__init__()

    def who(self):
        return "C>" + super().who()


class D(B, C):
    def who(self):
        return "D>" + super().who()


d = D()
print(d.who(), [k.__name__ for k in D.__mro__], D.__bases__, D.__base__, A.__subclasses__())
print(super(B, d).who(), super(D, D).who(d), super(C, d).__self__ is d, super(B, d).__thisclass__)
print(isinstance(d, (A, C)), issubclass(D, B), D.__name__, D.__qualname__, D.__module__)
for code in ["class X(A, D): pass", "class X(D, D): pass", "class X(5): pass", "class X(int, str): pass", "class X(bool): pass", "class X(type(None)): pass", "class X(*[A], metaclass=5): pass", "super()", "class X(A, k=1): pass", "super(A, 5).x", "super(5)", "D.__bases__ = ()", "D.mro(1)", "class X(list, dict): pass", "class X('a'): pass"]:
    try:
        exec(code)
        print("fine", code)
    except Exception as error:
        print(type(error).__name__, error)


class Base:
    registry = []

    def __init_subclass__(cls, /, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry.append((cls.__name__, tag))


class One(Base, tag="first"):
    pass


class Two(One):
    pass


print(Base.registry)
D.__bases__ = (C,)
print([k.__name__ for k in D.__mro__], d.who())


class Outer:
    class Inner:
        def method(self):
            return __class__.__qualname__

    def make(self):
        class Local:
            pass
        return Local


print(Outer.Inner().method(), Outer().make().__qualname__, Outer.Inner.__qualname__)


def no_self():
    return super().x


try:
    no_self()
except RuntimeError as error:
    print(error)
