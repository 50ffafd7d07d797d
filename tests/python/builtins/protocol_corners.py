"""Corners of protocols: errors of heaps and bisection, hints of length, ranges and slices of odd numbers, properties that raise."""
import collections.abc, sys, operator, heapq, bisect, math, types, copy, time, os, collections, functools
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
class A:
    def foo(self, cls): return ('spam', cls.__name__)
class B: bar = classmethod(A().foo)
t(lambda: B.bar())
class BadLen:
    def __iter__(self): return iter(range(10))
    def __len__(self): raise RuntimeError('hello')
b = bytearray(3)
t(lambda: b.extend(BadLen()))
t(lambda: list(BadLen()))
class NLH:
    def __iter__(self): return iter(range(3))
    def __length_hint__(self): return "x"
t(lambda: list(NLH())); t(lambda: tuple(NLH()))
class SubL(list): pass
t(lambda: SubL(sequence=()))
t(lambda: heapq.heapreplace([], 1)); t(lambda: heapq.heapreplace(None, 1)); t(lambda: heapq.heapify(5)); t(lambda: heapq.heappush(5, 5)); t(lambda: heapq.heappop([])); t(lambda: bisect.insort(10, 10)); t(lambda: bisect.bisect(10, 10)); t(lambda: heapq.heappop(5)); t(lambda: heapq.heappushpop(7, 1))
t(lambda: math.fsum([1e308, 1e308]))
t(lambda: operator.__or__(1, 2)); t(lambda: operator.__add__ is operator.add)
t(lambda: OSError(17, "x").__class__); t(lambda: OSError(2, "x", "f").__class__); t(lambda: [type(OSError(i, "m")).__name__ for i in range(1, 120) if type(OSError(i, "m")) is not OSError])
t(lambda: slice(-1, None, -2**100).indices(0)); t(lambda: slice(None, None, -1).indices(0)); t(lambda: slice(-2**100, 2**100, -1).indices(2**101))
r = range(True, 5); t(lambda: (type(r.start), r)); t(lambda: (type(range(False, True, True).step)))
t(lambda: list(range(10)[slice(2**100)])) ; t(lambda: range(0, 2**100, 3)[1:2**99]); t(lambda: list(range(2)[slice(-2**100)]))
t(lambda: issubclass(list, list | tuple)); t(lambda: issubclass(int, (str, list | int)))
class P:
    @property
    def x(self): "doc1"; return 1
class Q(P):
    @P.x.getter
    def x(self): "doc2"; return 2
print(Q.x.__doc__, P.x.__doc__)
class R:
    def g(self): "gdoc"
    y = property(g, doc="given")
    @y.getter
    def y(self): "new"
print(R.y.__doc__)
class G:
    __eq__ = lambda s, o: NotImplemented
print([G()] == [1], [1] == [G()])
l2 = [1]
class X:
    def __eq__(self, o): l2.clear(); return NotImplemented
print([X()] == l2)
t(lambda: types.TracebackType(None, sys._getframe(), 1, 2).tb_lineno)
class U(collections.UserDict): pass
u = U(a=1); u.test = [1]; v = copy.copy(u); print(v.test is u.test, v.data is u.data, type(v))
print(isinstance(collections.deque(), collections.abc.MutableSequence))
def booh(self): raise AttributeError("booh")
class Z: a = property(booh)
t(lambda: Z().a)
class ZG:
    a = property(booh)
    def __getattr__(self, n): return "fallback " + n
t(lambda: ZG().a)
def f():
    try: raise KeyError('a')
    except Exception: yield
g = f(); g.send(None)
try: g.throw(ValueError)
except ValueError as e: print(repr(e.__context__))
def h():
    try: raise KeyError('a')
    except Exception:
        try: yield
        except Exception as exc: print(repr(exc), repr(exc.__context__)); yield 'b'
g = h(); g.send(None); t(lambda: g.throw(ValueError))
def outer():
    yield from inner()
def inner():
    try: yield 1
    except ValueError:
        fr = sys._getframe(); names = []
        while fr: names.append(fr.f_code.co_name); fr = fr.f_back
        print(names); yield 2
g = outer(); t(lambda: next(g)); g.throw(ValueError)
try:
    raise SystemError("x")
except* SystemError as eg: print(eg.exceptions)
class D(dict): __getattr__ = dict.__getitem__
d = D(a=5); print(d.a)
t(lambda: dir(5).__class__)
class BadDir:
    def __dir__(self): return 5
t(lambda: dir(BadDir()))
