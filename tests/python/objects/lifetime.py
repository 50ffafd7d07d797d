# How instances live and die: counts, finalizers, resurrection, sizes, recursion.
import sys, gc
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
a = A(1); print(sys.getrefcount(a)); b = a; print(sys.getrefcount(a)); del b; print(sys.getrefcount(a)); del a
print(sys.getrefcount(A), sys.getrefcount(A.__init__), sys.getrefcount(A.__dict__["__init__"]))
x = A(2); x.me = x; del x; print("collected", gc.collect())
class R:
    keep = []
    def __del__(self): print("resurrect"); R.keep.append(self)
r = R(); del r; print(len(R.keep)); R.keep.clear(); print("gone")
w = None
def cb(ref): print("callback", ref() is None)
class W: pass
class WS: __slots__ = ("__weakref__", "v")
class NS: __slots__ = ("v",)
class Order:
    def __init__(s, n): s.n = n
    def __del__(s): print("order", s.n)
class Holder:
    __slots__ = ("p", "q", "__dict__")
h = Holder(); h.q = Order("slot q"); h.p = Order("slot p"); h.z = Order("dict z"); h.y = Order("dict y"); del h
class Multi(Order):
    def __init__(s, n): super().__init__(n); s.child = Order(n + "-child")
    def __del__(s): print("multi"); super().__del__()
m = Multi("m"); del m
class E:
    def __del__(s): raise ValueError("in del")
class L(list):
    def __del__(s): print("list del", len(s))
l = L([1, 2]); l.attr = Order("attr"); l.append(Order("item")); del l
class D(dict):
    pass
d = D(a=Order("in dict")); d.x = Order("dattr"); del d
class I(int):
    def __del__(s): print("int del", int(s))
i = I(7); i.q = Order("iattr"); del i
class T(tuple): pass
t = T((Order("t0"), Order("t1"))); t.z = Order("tz"); del t
class Ex(Exception):
    pass
try: raise Ex(Order("exc"))
except Ex as e: e.k = Order("exk"); print("caught")
print("after")
def f():
    c = Order("local")
    def g(): return c
    return g
g = f(); print(sys.getrefcount(g), sys.getrefcount(g.__closure__[0]), sys.getrefcount(g.__code__)); del g
def mk():
    class Tmp:
        def m(self): return self
    return Tmp
K = mk(); k = K(); bm = k.m; print(sys.getrefcount(k), sys.getrefcount(K), sys.getrefcount(bm)); del k, bm
s = sys.getsizeof
print(s(A.__init__), s(A), s(property()), s(classmethod(1)), s(A(3).__init__), s([].append), s(A.__init__.__code__), s(super(A, A(4))), s(sys), s(list[int]), s(int | str), s(iter(lambda: 1, 2)), s(type(sys)("q")), s(A.__dict__), s((lambda x: lambda: x)(1).__closure__[0]), s([].__len__), s(list.append), s(int.__add__), s(A.__dict__["__dict__"]), s(None), s(NotImplemented), s(...))
print(gc.is_tracked(A), gc.is_tracked(A(5)), gc.is_tracked(A.__init__), gc.is_tracked(int), gc.is_tracked(None), gc.is_tracked(list.append), gc.is_tracked(W()))
class P:
    pass
p = P(); p.a = 1; p.b = 2
print(s(p), s(p.__dict__), s(P()), s(P().__dict__))
q = P(); print(s(q), s(vars(q)))
p1 = P(); id1 = id(p1); del p1; p2 = P(); print(id1 == id(p2))
import types
def rec(n): return rec(n + 1)
try: rec(0)
except RecursionError as e: print(e)
class RR:
    def __repr__(s): return repr(s)
try: repr(RR())
except RecursionError as e: print(e)
class RE:
    def __eq__(s, o): return s == o
try: RE() == RE()
except RecursionError as e: print(e)
class RC: pass
RC.__call__ = RC()
try: RC()()
except RecursionError as e: print(e)
depth = 0
def count():
    global depth
    depth += 1
    count()
try: count()
except RecursionError: print(depth)
nested = []
for _ in range(100000): nested = [nested]
del nested
class Link:
    def __init__(s, n): s.n = n
chain = None
for _ in range(100000): chain = Link(chain)
del chain
print("deep done")
try:
    l = []
    for _ in range(100000): l = [l]
    repr(l)
except RecursionError as e: print(e)
tt = int
for _ in range(300): tt = list[tt]
try: repr(tt)
except RecursionError as e: print(e)
