"""Tracebacks and their carets for failing expressions of every kind."""
import sys
class A:
    def __init__(self): self.x = None; self.l = [1]; self.d = {}
    def m(self, k): return k
    def __enter__(self): return self
    def __exit__(self, *a): return False
a = A(); n = None; é = "ü"
def f1(): return a.x.y.z
def f2(): return a.l[5] + 1
def f3(): return 1 + a.d["k"] * 2
def f4(): return a.m(1, 2) + a.m(3)
def f5(): return (1 / 0) + 2
def f6(): return [x / 0 for x in range(3)]
def f7(): return a.m(k=1)(2)[3]
def f8(): x = 1; x += "a"
def f9(): return -"a"
def f10(): return not_defined + 1
def f11(): return a.m(not_defined, 2)
def f12(): assert a.x, "message"
def f13(): return n[0]
def f14(): n[0] = 1
def f15(): del a.d["q"]
def f16(): a.x.y = 5
def f17(): del a.nothing
def f18(): x, y = 1, 2, 3
def f19(): x, *y = None
def f20(): return f"{1/0} {a.x.q}"
def f21(): return {**n}
def f22(): return [*n]
def f23(): return a.m(*n)
def f24(): return a.m(**n)
def f25(): return lambda: 1 / 0
def f26(): return f25()()
def f27(): raise ValueError("x") from KeyError("y")
def f28(): return "é" + 1 + é
def f29(): return é.nope + "日本" 
def f30(): return (a
    .x
    .y)
def f31(): return a.m(
    1,
    2, 3)
def f32():
    with a as z, A() as q:
        z.x.y
def f33():
    for i in 5: pass
def f34():
    for i, j in [1]: pass
def f35():
    import no_such_mod.sub
def f37(): return 1 if n.x else 2
def f38(): return n.a and n.b
def f39(): return 1 < "a" < 3
def f40(): return a.l[1:2, 3]
def f41(): return a.l["a":]
def f42(): return (yield_ := n.q)
def f43(): return {n.a: 1}
def f44(): return {1: n.a}
def f45(): return max(n, key=lambda v: v.q)
def f46(): return sorted([1, 2], key=lambda v: v.q)
def f47(): return a.l.append(1, 2)
def f48(): return super().x
def f49(): return int("x", base=n)
def f50(): return (lambda x: x / 0)(
    5)
def f51(): return a.x.y if a.x is None else a.x.z
def f52():
    try: 1 / 0
    except ZeroDivisionError: n.foo
def f53():
    try: 1 / 0
    finally: n.foo
def f54(): return a @ 2
def f55(): return a.l[0][1][2]
def f56(): return a.m(a.m(a.m(n.q)))
def f57(): return ~n + -n
def f58(): return n ** 2 ** 3
def f59(): return 1 in 5
def f60(): return n is 5 or n.y
def f61(): print(1, n.y, sep="")
def f62(): return "%d %s" % ("a", 1)
def f63(): return "{} {}".format(1)
def f64(): return "a" "b" + n
def f65(): global zz; zz += 1
def f66(): return a.d[1][2]
def f67(): return [i for i in range(3) if i.q]
def f68(): return {i: j.q for i, j in [(1, 2)]}
def f69(): return sum(x.q for x in [1])
def f70(): a.l[9] += 1
def f71(): a.x.y += 1
def f72(): a.m(1)(2)
def f73(): return not n.q
def f74(): return await_(1)
def f75(): return n(1)(2) . foo
def f76(): return (n)   [ 0 ]
def f77(): return a . x    . y
def f78(): return 1 /    0
def f80(): return a.l[n]
for i in range(1, 81):
    if i in (36, 79): continue
    try: globals()[f"f{i}"]()
    except BaseException:
        print("==", i, file=sys.stderr); sys.excepthook(*sys.exc_info())
