"""getattr, setattr, delattr, hasattr, vars, dir, type, isinstance, issubclass, callable, id."""


class Base:
    shared = []

    def __init__(self):
        self.x = 1

    def method(self):
        pass


class Child(Base):
    def __dir__(self):
        return ["z", "a"]


b, c = Base(), Child()
print(getattr(b, "x"), getattr(b, "y", "none"), hasattr(b, "x"), hasattr(b, "y"), vars(b), dir(c), [n for n in dir(b) if n[0] != "_"])
setattr(b, "y", 2); delattr(b, "x"); print(vars(b), vars(Base).__class__, sorted(n for n in vars(Base) if n[:2] != "__"))
setattr(b, "not a name", 3); print(b.__dict__, getattr(b, "not a name"))
print(isinstance(c, Base), isinstance(b, Child), isinstance(1, (str, int)), isinstance(True, int), issubclass(Child, Base), issubclass(Child, (int, object)), isinstance(1, int | str), isinstance(None, int | None), isinstance("a", ((int,), (str, ())))  )
print(callable(len), callable(Base), callable(b), callable(lambda: 1), callable(5), type(5), type(b).__name__, type(type), type("New", (Base,), {"z": 5}).z, type("N", (), {})().__class__)
print(b.shared is Base.shared, c.shared is b.shared, id(b) == id(b), b.method == b.method, b.method is b.method, b.method.__func__ is Base.method, b.method.__self__ is b, hash(b.method) == hash(b.method))


class Dynamic:
    def __getattr__(self, name):
        print("getattr", name)
        if name == "bad":
            raise AttributeError("custom message")
        return name.upper()


class Total:
    def __getattribute__(self, name):
        print("getattribute", name)
        return object.__getattribute__(self, name)


d = Dynamic()
print(d.hello, hasattr(d, "bad"), getattr(d, "bad", "default"))
t = Total(); t.q = 1; print(t.q, hasattr(t, "r"))
for code in ["getattr(b, 'zz')", "getattr(b)", "getattr(b, 5)", "setattr(b, 5, 1)", "setattr(5, 'x', 1)", "delattr(b, 'zz')", "hasattr(b)", "hasattr(b, 5)", "vars(5)", "isinstance(1, 5)", "isinstance(1, 'int')", "isinstance(1, (int, 5))", "isinstance('a', (int, 5))", "issubclass(1, int)", "issubclass(int, 5)", "isinstance(1)", "type()", "type(1, 2)", "type(1, 2, 3)", "type('A', 5, {})", "type('A', (5,), {})", "type('A', (), 5)", "b.zz", "Base.zz", "(5).zz", "d.bad", "len.zz", "setattr(Base, '__name__', 5)", "delattr(Base, '__name__')", "setattr(int, 'x', 1)", "setattr(len, 'x', 1)", "isinstance([], list[int])", "issubclass(list, list[int])", "b.method.x", "setattr(b.method, 'x', 1)", "b.__class__.__name__", "setattr(b, '__class__', 5)", "setattr(b, '__class__', int)", "setattr(b, '__dict__', 5)", "b.__dict__['q']", "super().x", "b.meth", "Base.share", "b.__dict", "int.to_byte", "'a'.uper()"]:
    try:
        print(code, "=", eval(code))
    except Exception as error:
        print(code, "->", type(error).__name__, error)
