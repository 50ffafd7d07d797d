# Which collections start within a statement, at each small threshold, and what the counts are then.
import gc

gc.disable()
def sweep(name, f):
    out = []
    for t in range(1, 30):
        gc.collect()
        gc.set_threshold(t, 2, 2)
        gc.enable()
        f()
        c = gc.get_count()
        f()
        d = gc.get_count()
        gc.disable()
        out.append((t, c, d))
    for o in out: print(name, *o)
class T:
    __slots__ = ("n",)
    def __init__(self, n): self.n = n
class B: pass
def f():
    class A: pass
sweep("empty", f)
def f():
    class A: x = 1
sweep("x", f)
def f():
    class A(B): pass
sweep("base", f)
def f():
    class A:
        def f(self): pass
sweep("method", f)
def f():
    class A:
        def f(self): return __class__
sweep("cell", f)
def f():
    class A:
        tag = T(1)
sweep("tag", f)
def f():
    class A: __slots__ = ("a", "b")
sweep("slots", f)
def f():
    class A(Exception): pass
sweep("exception", f)
def f():
    class A(int): pass
sweep("int", f)
def f():
    try: raise KeyError(1)
    except KeyError as e: return e
sweep("error", f)
def f():
    try: {}[1]
    except KeyError as e: return e
sweep("error2", f)
def f():
    try: int("a")
    except ValueError as e: return e
sweep("error3", f)
def f():
    try: (1).x
    except AttributeError as e: return e
sweep("error4", f)
def f():
    n = 0
    def g():
        nonlocal n
        n += 1
    g()
sweep("closure", f)
def g():
    yield 1
    yield 2
def f(): list(g()); sum(x for x in g())
sweep("gen", f)
def f():
    t = T(1); u = T(2)
    return [t, u], {"a": t}, (t, u)
sweep("things", f)
def f():
    b = B(); b.x = 1; b.__dict__; b.y = 2
    return b
sweep("dict", f)
