"""Signals with weak references, decorators with arguments, context managers, closures."""
import weakref, functools, time, sys
from contextlib import contextmanager, ExitStack, suppress, closing
class Signal:
    def __init__(self): self._slots = weakref.WeakSet()
    def connect(self, fn): self._slots.add(fn); return fn
    def emit(self, *a): return sorted(f(*a) for f in self._slots)
s = Signal()
@s.connect
def h1(x): return x + 1
def make():
    @s.connect
    def h2(x): return x * 10
    return h2
k = make(); print(s.emit(5)); del k; print(s.emit(5))
def timed(fn=None, *, label="t"):
    if fn is None: return functools.partial(timed, label=label)
    @functools.wraps(fn)
    def w(*a, **k):
        w.calls += 1
        return fn(*a, **k)
    w.calls = 0
    return w
@timed
def a(): "doc a"; return 1
@timed(label="z")
def b(x, *, y=2): return x + y
print(a(), b(1), b(1, y=5), a.calls, b.calls, a.__doc__, b.__wrapped__.__kwdefaults__)
class Retry:
    def __init__(self, n): self.n = n
    def __call__(self, f):
        def w(*a):
            for i in range(self.n):
                try: return f(*a)
                except ValueError as e: last = e; print("retry", i, e)
            raise RuntimeError("gave up") from last
        return w
n = 0
@Retry(3)
def flaky():
    global n; n += 1
    if n < 3: raise ValueError(n)
    return "ok"
print(flaky())
@contextmanager
def tag(name):
    print(f"<{name}>")
    try: yield name.upper()
    except KeyError as e: print("handled", e)
    finally: print(f"</{name}>")
with tag("a") as A, tag("b") as B: print(A, B); raise KeyError("k")
with suppress(ZeroDivisionError): 1 / 0
with ExitStack() as st:
    names = [st.enter_context(tag(c)) for c in "xy"]; st.callback(print, "bye"); st.push(lambda *e: print("exc", e[0])); print(names)
class Res:
    def close(self): print("closed")
with closing(Res()) as r: print(type(r).__name__)
class Meta(type):
    def __new__(m, n, b, d):
        d = {k.upper() if not k.startswith("_") else k: v for k, v in d.items()}
        return super().__new__(m, n, b, d)
class K(metaclass=Meta): x = 1; foo = lambda self: 5
print(K.X, K().FOO(), hasattr(K, "x"))
print(sys.getrefcount(s), sys.getrefcount(h1), h1.__code__.co_argcount)
def counter():
    c = 0
    def inc(by=1):
        nonlocal c; c += by; return c
    def get(): return c
    return inc, get
inc, get = counter(); inc(); inc(5); print(get(), inc.__closure__[0].cell_contents, inc.__code__.co_freevars, inc.__closure__[0] is get.__closure__[0])
fs = [lambda: i for i in range(3)]; print([f() for f in fs], [f(0) for f in [lambda x, i=i: i for i in range(3)]])
