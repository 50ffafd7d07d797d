"""Special methods are looked up in the class, past __getattribute__; a module may get a class of its own."""
import types, sys, math, copy
from collections import OrderedDict
class M(types.ModuleType):
    @property
    def x(self): return 42
    def __getattr__(self, n): return "dyn " + n
m = types.ModuleType("m"); m.__class__ = M
print(m.x, m.foo, type(m)); del m
sys.modules[__name__].__class__ = M
import __main__; print(__main__.x, __main__.zzz)
class Slow:
    def __getattribute__(self, n): print("asked", n); return object.__getattribute__(self, n)
    def __floor__(self): return 1
    def __ceil__(self): return 2
    def __trunc__(self): return 3
    def __bytes__(self): return b"b"
    def __complex__(self): return 1j
    def __round__(self, n=None): return 4
    def __len__(self): return 5
    def __format__(self, s): return "f"
    def __reversed__(self): return "rev"
    def __dir__(self): return ["d"]
    def __sizeof__(self): return 100
    def __length_hint__(self): return 7
    def __enter__(self): return self
    def __exit__(self, *a): pass
    def __index__(self): return 3
    def __hash__(self): return 5
    def __bool__(self): return False
    def __iter__(self): return iter([1])
    def __contains__(self, x): return True
    def __call__(self): return "called"
s = Slow()
import operator
print(math.floor(s), math.ceil(s), math.trunc(s), int(s), bytes(s), complex(s), round(s), len(s), format(s), reversed(s), dir(s), operator.length_hint(s), hash(s), bool(s), list(s), 1 in s, s(), hex(s), [0,1,2,3][s], f"{s}", sys.getsizeof(s) > 100)
with s: pass
try: math.floor("x")
except TypeError as e: print(e)
try: math.trunc("x")
except TypeError as e: print(e)
class O(OrderedDict): pass
o = O(a=1, b=2); o.x = [1]; c = copy.copy(o); print(c, c.x is o.x, type(c), o.pop(key="a"), o.pop("zz", default=5), o.setdefault(key="q", default=3), o)
