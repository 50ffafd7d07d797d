"""doc"""
import a.b.c as d, e.f, g as h
from . import x
from ..y import z as w, v
from m import *
def deco(f): return f
@deco
@deco(1)
class C(B, metaclass=M, **kw):
    """doc"""
    x: int
    y: "str" = 1
    __z = 2
    def __init__(self, *, __q=1):
        self.__z = __q
        nonloc = 1
        def inner():
            nonlocal nonloc
            nonloc += 1
            global glob
            glob = __class__
            return lambda: nonloc
        del nonloc
        return inner
    @property
    def p(self): return super().p
    @p.setter
    def p(self, v): self.__dict__['p'] = v
    z = [x for x in y if x]
    q = lambda self: self.__z
    class D:
        def m(self): return __class__
a, b = b, a
a, b, c = c, b, a
a, (b, *c), [d, e] = f
(a,) = b
a = b = c
x[1:2] = y[::2, ...]
del x[0], y.z, w, (p, q)
x += 1; x.y -= 2; x[1] *= 3
x.y.z @= 4
print(f"{x!r:>{w}} {y=} {z:%Y}", f"{q}" "abc" f"{{}}")
print("%s %r %a %%" % (a, b, c), "%5.2s|%-10s" % (x, y), "%d" % (x,), "%s" % (1,), "%s" % x)
s = "a" * 10 + "b" "c"; t = (1, 2) + (3,); u = "abc"[1]; v = (1, 2, 3)[-1]; ww = b"abc"[0]
n = 2 ** 100; m = 2 ** 200; k = 1 << 128; kk = -1; kkk = ~5; l = not 1; o = 1 / 3; p = 7 // 2; q = -7 % 3; r = 1e308 * 10; zz = 0 * -1.0
i = 10 ** 20 * 10 ** 10; j = 1 if not x else 2; c1 = 1j * 2 + 3; c2 = -1j; c3 = 2 ** -1; c4 = 1 // 0; c5 = 5 & 3 | 8 ^ 1; c6 = True + 1; c7 = True & False; c8 = "x" * 5000; c9 = (1,) * 300
c10 = 1.5 // 0.4; c11 = -7.5 % 2; c12 = (-8) ** 0.5; c13 = 10 ** 400 / 3; c14 = 2.0 ** 0.5; c15 = 1e16 + 1; c16 = (1 + 2j) ** 2; c17 = (1+2j) / (3-4j); c18 = 1 >> 3; c19 = 5 >> 1; c20 = 3 * "ab"; c21 = 3 * (1, 2); c22 = () * 5; c23 = "" * 10
c24 = (2+1j) ** (1.5); c25 = 0.0 == -0.0; c26 = -0.0; c27 = 0.0; c28 = +1; c29 = 3 - 5; c30 = 123456789 ** 3 / 7; c31 = (1<<64)/3; c32 = 1e-320 * 3; c33 = 5 % 0
if x in [1, 2, 3]: pass
if x not in {1, "a", 2.0}: pass
if x in [a, b]: pass
for i in [1, 2]: pass
for i in [a, b]: pass
for i in {1, 2}: pass
if not x in y: pass
if not x is None: pass
if x is not None and y is None: pass
while x is None: x = y
z = x is None or y
l1 = [1, 2, 3]; l2 = [1, 2]; l3 = [a, *b, c]; t1 = (a, *b); s1 = {1, 2, 3}; s2 = {a, b}; s3 = {*a, b}; d1 = {1: 2, 3: 4}; d2 = {a: b}; d3 = {**a, 'b': 1, 'c': 2, **d}; d4 = {}
call(*a); call(a, *b, c); call(**k); call(a, b=1, **k); call(x=1, y=2); call(*a, **k, z=1, y=2); a.b(c, d=e); a.b(*c); call(*a, *b); x.y.z(1)(2)
d = {'a': 1, 'b': 2, 'c': 3, 'd': 4, 'e': 5, 'f': 6, 'g': 7, 'h': 8, 'i': 9, 'j': 10, 'k': 11, 'l': 12, 'm': 13, 'n': 14, 'o': 15, 'p': 16, 'q': 17, 'r': 18, 's': 19}
d = {a: 1, a: 2, a: 3, a: 4, a: 5, a: 6, a: 7, a: 8, a: 9, a: 10, a: 11, a: 12, a: 13, a: 14, a: 15, a: 16, a: 17, a: 18, a: 19, **q, b: 1}
call(a1=1, a2=1, a3=1, a4=1, a5=1, a6=1, a7=1, a8=1, a9=1, a10=1, a11=1, a12=1, a13=1, a14=1, a15=1, a16=1)
call(a1=1, a2=1, a3=1, a4=1, a5=1, a6=1, a7=1, a8=1, a9=1, a10=1, a11=1, a12=1, a13=1, a14=1, a15=1, a16=1, **z)
x = [0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,a]
x = (0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,a)
x = call(0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,a)
x.call(0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,a)
f"{a}{b}{a}{b}{a}{b}{a}{b}{a}{b}{a}{b}{a}{b}{a}{b}{a}{b}{a}{b}{a}{b}{a}{b}{a}{b}{a}{b}{a}{b}{a}{b}"
a < b < c
if a < b < c: pass
if not (a < b < c): pass
x = a and b or c and not d
x = (a if b else c) if d else e
while True:
    if a: break
    elif b: continue
    else: pass
else:
    z
while 0: dead
while 1:
    pass
if 0: dead
elif 1: live
else: dead2
assert a, "msg"
assert (a and b) or c
def ret():
    for i in x:
        try:
            return i
        finally:
            print(1)
    with a as b:
        return 1
    with a, b as c:
        return x
def multi():
    try:
        pass
    except A: pass
    except (B, C) as d: return d
    except: raise
    else: x
    finally:
        y
    while a:
        try:
            continue
        except X:
            break
        finally:
            z
    try:
        try:
            x
        finally:
            y
    except Z:
        raise W from V
def gen():
    x = yield
    y = yield x
    z = yield from y
    return z
    dead
def ann(a: int, /, b: str = "x", *args: list, c: dict = {}, **kw: set) -> None: pass
x: int = 3
(y): int = 3
z.w: int
q[1]: int
async def co(): return 1
def comp():
    return [(i, j) for i in a if i for j in b if j if k], {i for i in x}, {i: j for i, j in x}, (i for i in x), [y for x in a for y in [x + 1]], [y for x in a for y in (x,)]
def walrus():
    if (n := f()) > 1: return n
    return [m := i for i in x], [last for i in x if (last := i)]
def cells(a, b):
    c = 1
    def i1(): return a, c, d
    d = 2
    class K:
        a = a
        c = c
        def m(self): return a, b
    return i1
def defaults(a, b=1, *, c=2, d, e=f"{x}"): pass
lambda: 0
lambda x, *y, z=1, **w: (x, y, z, w)
def e(): pass
def doc():
    "x" "y"
def nodoc():
    "x" + "y"
    f"z"
def nodoc2(): "x%s" % ()
def __debug(): return __debug__
if __debug__: dbg
else: nodbg
class E: pass
class F():
    x = 1
    def f(self):
        def g():
            return self
        return x
print(a
      .b
      .c(
          1)
      .d)
return_ = (a
    + b
    * c)
with (open(a) as b, open(c)): pass
raise
raise X
global_ = 1
def gl():
    global global_
    global_ = 2
    del global_
x = yield_ = 5
x if y else z
"just a string"
1
...
a.b.c = d
[a, b] = c
for a, b in c: pass
for a.b in c: pass
for x[0], *y in c: pass
print(*args, sep="")
x = not a and b
x = not (a or b)
if (a and b) and c: pass
if (a or b) and not (c or d): pass
if a if b else c: pass
while not a: pass
