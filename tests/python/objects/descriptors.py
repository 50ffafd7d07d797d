# Attributes, descriptors, properties, methods, functions, modules.
import sys, types
def attempt(f, *a, **k):
    try:
        print("->", f(*a, **k))
    except Exception as e:
        print(type(e).__name__ + ":", e)
class P:
    def __init__(self): self._x = 1
    @property
    def x(self):
        "doc of x"
        return self._x
    @x.setter
    def x(self, v): self._x = v
    @property
    def ro(self): return 5
    wo = property(None, lambda s, v: None)
    @staticmethod
    def sm(a): return ("sm", a)
    @classmethod
    def cm(cls, a): return (cls.__name__, a)
    def m(self, a, *args, k=1, **kw): return (a, args, k, kw)
p = P()
print(p.x, P.x.__doc__, p.sm(1), P.sm(2), p.cm(3), P.cm(4), p.m(1, 2, k=3, z=4))
p.x = 10; print(p.x, p.__dict__)
attempt(setattr, p, "ro", 1)
attempt(delattr, p, "ro")
attempt(lambda: p.wo)
attempt(delattr, p, "x")
print(P.x.fget is not None, P.x.fset is not None, P.x.fdel)
print(type(P.__dict__["sm"]), type(P.__dict__["cm"]), P.__dict__["sm"](9), P.__dict__["cm"].__func__.__name__)
attempt(lambda: P.__dict__["cm"](1))
b = p.m
print(b.__self__ is p, b.__func__ is P.m, b.__name__, b == p.m, b is p.m, hash(b) == hash(p.m), b.__doc__, b.__qualname__)
attempt(setattr, b, "foo", 1)
attempt(lambda: P.m())
attempt(lambda: p.m())
attempt(lambda: types.MethodType(P.m, p)(7))
attempt(lambda: types.MethodType(1, 2))
attempt(lambda: types.MethodType(len, None))
# builtins
print(len, [].append.__name__, [].append.__qualname__, len.__module__, [].append.__self__, len.__qualname__, list.append, list.append.__objclass__, int.__add__, (1).__add__.__name__, dict.fromkeys.__name__, int.__dict__["real"], str.upper.__qualname__)
print([].append == [].append, int.__add__(1, 2), int.__add__ is int.__dict__["__add__"], (5).__add__(6), list.__len__([1]), object.__repr__ is object.__repr__)
for f in (lambda: [].append(), lambda: [].append(1, 2), lambda: [].clear(1), lambda: [].append(x=1), lambda: len(), lambda: len(1, 2), lambda: len(x=1), lambda: [].pop(1, 2), lambda: [].insert(1),
          lambda: list.append(), lambda: list.append(1, 2), lambda: list.append([]), lambda: int.__add__(), lambda: int.__add__(1), lambda: int.__add__(1, 2, 3), lambda: int.__add__("a", 1), lambda: (1).__add__(1, 2), lambda: (1).__add__(x=1),
          lambda: dict.fromkeys(), lambda: dict.__dict__["fromkeys"](), lambda: dict.__dict__["fromkeys"](3), lambda: dict.__dict__["fromkeys"].__get__(None, int), lambda: int.__pow__(1), lambda: (1).__pow__(), lambda: int.real.__get__("a"), lambda: int.real.__set__(1, 2), lambda: sorted(), lambda: sorted(1, 2), lambda: sorted([], foo=1), lambda: int.from_bytes(), lambda: "".join(), lambda: "a".split(1, 2, 3), lambda: "a".split(foo=1),
          lambda: object.__getattribute__(1, 2), lambda: getattr(1, 2), lambda: setattr(1, 2, 3), lambda: (1).__eq__(), lambda: object().__lt__(1), lambda: [].__iter__(1), lambda: iter([]).__next__(), lambda: type.__call__(int, 5), lambda: int.__new__(int, 5), lambda: [].__setitem__(0), lambda: "abc".__getitem__(-1), lambda: [].__contains__(), lambda: (1,).__mul__(2), lambda: (1,).__mul__("a"), lambda: [1].__iadd__([2])):
    attempt(f)
attempt(lambda: object.__setattr__(int, "x", 1))
attempt(lambda: type.__setattr__(P, "newattr", 1)); print(P.newattr)
# custom descriptors
class Data:
    def __get__(s, o, t): return ("get", o is None, t.__name__)
    def __set__(s, o, v): print("set", v)
    def __delete__(s, o): print("delete")
class NonData:
    def __get__(s, o, t=None): return "nondata"
class SetOnly:
    def __set__(s, o, v): o.__dict__["so"] = v
class H:
    d = Data(); n = NonData(); so = SetOnly()
h = H()
print(h.d, H.d, h.n); h.d = 5; del h.d
h.__dict__["d"] = "inst"; h.__dict__["n"] = "inst"
print(h.d, h.n); h.so = 9; print(h.so)
attempt(delattr, h, "so")
attempt(delattr, h, "n"); print(h.n)
attempt(delattr, h, "n")
# getattr hooks
class G:
    def __getattr__(s, n):
        if n == "bad": raise KeyError(n)
        if n == "no": raise AttributeError("custom")
        return n * 2
g = G()
print(g.abc, hasattr(g, "no"), getattr(g, "no", "dflt"))
attempt(lambda: g.bad)
attempt(lambda: g.no)
try: g.no
except AttributeError as e: print(e.name, e.obj is g)
try: p.zork
except AttributeError as e: print(e.name, e.obj is p, e)
class GA:
    def __getattribute__(s, n): return "ga:" + n
print(GA().anything, GA().__class__)
# dict attribute
h.__dict__ = {"z": 1}; print(h.z, h.__dict__)
attempt(setattr, h, "__dict__", 3)
del h.__dict__; print(h.__dict__)
# functions
def f(a, b=2, *c, d, e=5, **g) -> int:
    "doc"
    return a
print(f.__name__, f.__qualname__, f.__defaults__, f.__kwdefaults__, f.__doc__, f.__annotations__, f.__module__, f.__closure__, f.__dict__, f.__globals__ is globals())
f.attr = 1; print(f.__dict__, f.attr)
f.__name__ = "renamed"; f.__defaults__ = (7,); f.__kwdefaults__ = {"d": 1}; print(f(1), f)if 0 else print(f.__name__)
for name, v in (("__name__", 3), ("__qualname__", 3), ("__defaults__", 3), ("__kwdefaults__", 3), ("__code__", 3), ("__code__", (lambda: P).__code__), ("__annotations__", 3), ("__dict__", 3), ("__closure__", 3), ("__globals__", {})):
    attempt(setattr, f, name, v)
attempt(delattr, f, "__dict__")
attempt(delattr, f, "attr")
attempt(delattr, f, "attr")
def outer():
    v = 1
    def inner(): return v
    return inner
inner = outer()
c = inner.__closure__[0]
print(inner.__qualname__, c.cell_contents, type(c), inner.__code__.co_freevars, outer.__code__.co_cellvars)
c.cell_contents = 50; print(inner()); del c.cell_contents
attempt(inner); attempt(lambda: c.cell_contents)
print(repr(types.CellType()).split(" at ")[0], types.CellType(3) == types.CellType(3), types.CellType() < types.CellType(1))
attempt(setattr, inner, "__code__", f.__code__)
new = types.FunctionType(inner.__code__, {"__name__": "mm"}, "nn", None, (types.CellType(77),))
print(new(), new.__name__, new.__module__)
attempt(types.FunctionType, inner.__code__, {})
attempt(types.FunctionType, inner.__code__, {}, None, None, ())
attempt(types.FunctionType, inner.__code__, {}, None, None, (1,))
attempt(types.FunctionType, inner.__code__, {}, 3)
co = f.__code__
print(co.co_argcount, co.co_kwonlyargcount, co.co_posonlyargcount, co.co_varnames, co.co_names, co.co_consts, co.co_flags, co.co_name, co.co_nlocals, co.co_stacksize, co.co_qualname, co.co_code.hex(), co.co_linetable.hex(), co.co_exceptiontable.hex(), list(co.co_lines()), list(co.co_positions()))
def trying(n):
    for i in range(n):
        try:
            if i > 3: print(i)
        except ValueError: pass
    return [x for x in range(n) if x]
co = trying.__code__
print(co.co_code.hex(), co.co_linetable.hex(), co.co_exceptiontable.hex(), sys.getsizeof(co))
print(co.replace(co_name="zz").co_name, co == co.replace(), hash(co) == hash(co.replace()))
# super
class S1:
    def who(self): return "S1"
    @classmethod
    def cw(cls): return "S1" + cls.__name__
    @property
    def pr(self): return "pr1"
class S2(S1):
    def who(self): return "S2" + super().who() + super(S2, self).who()
    @classmethod
    def cw(cls): return "S2" + super().cw()
    @property
    def pr(self): return super().pr + "2"
    def rep(self): return repr(super()).split(",")[0], super().__thisclass__, super().__self_class__, super().__class__
    def miss(self): return super().nothing
    @staticmethod
    def st(): return super().who()
    def nested(self): return [super(S2, self).who() for _ in range(2)]
s = S2()
print(s.who(), S2.cw(), s.pr, s.rep(), s.nested())
attempt(s.miss)
attempt(S2.st)
attempt(lambda: super(S2, 3))
attempt(lambda: super(3))
attempt(lambda: super())
u = super(S2); print(u, u.__self__, u.__get__(s).who())
# modules, namespaces, proxies
m = types.ModuleType("mod", "the doc"); m.a = 1
print(m, m.__name__, m.__doc__, sorted(m.__dict__), m.a)
attempt(lambda: m.zz)
m.__getattr__ = lambda n: "dyn " + n
print(m.zz)
attempt(types.ModuleType)
attempt(setattr, m, "__dict__", {})
ns = types.SimpleNamespace(a=1, b="x"); print(ns, ns == types.SimpleNamespace(a=1, b="x")); ns.c = ns; print(ns); del ns.a; print(vars(ns).keys())
attempt(lambda: types.SimpleNamespace(1))
attempt(lambda: ns.a)
mp = types.MappingProxyType({"a": 1}); print(mp, mp["a"], len(mp), list(mp), mp.get("z", 3), mp == {"a": 1}, mp | {"b": 2}, "a" in mp, mp.copy())
attempt(lambda: mp.__setitem__)
def sp(): mp["q"] = 1
attempt(sp)
def sp(): global mp; mp |= {}
attempt(sp)
attempt(types.MappingProxyType, 3)
attempt(types.MappingProxyType, [])
print(None.__class__, type(None)(), NotImplemented, type(NotImplemented)(), ..., repr(Ellipsis), bool(None), None.__eq__(None), None == None, hash(None) == hash(None))
attempt(lambda: None.foo)
attempt(setattr, None, "a", 1)
it = iter(lambda: 3, 4); print(next(it), next(it))
print(object().__dir__() == dir(object()) or sorted(object().__dir__()) == dir(object()), [n for n in dir(p) if not n.startswith("__")])
