"""inspect: signatures, kinds, sources, frames."""
import inspect, functools, types, enum, dataclasses, typing
def f(a, b=2, /, c: int = 3, *args: str, d, e: 'x' = 5, **kw) -> bool:
    """Doc of f.

        indented
    back
    """
    return (a,
            b)
class A:
    """Class A."""
    x = 1
    def m(self, q, *, r=None):
        "doc m"
    @classmethod
    def c(cls, z): pass
    @staticmethod
    def s(z=1): pass
    @property
    def p(self): "doc p"; return 1
    def __init__(self, a, b=1): pass
class B(A):
    def m(self, q, *, r=None): pass
class C:
    def __call__(self, v): pass
class N:
    def __new__(cls, n): pass
@dataclasses.dataclass
class D:
    x: int
    y: list = dataclasses.field(default_factory=list)
async def co(): pass
def gen(): yield 1
async def ag(): yield 1
def deco(fn):
    @functools.wraps(fn)
    def w(*a, **k): return fn(*a, **k)
    return w
@deco
def wrapped(p, q=1): pass
for o in (f, A, A(1).m, A.m, A.c, A.s, B, C(), N, D, lambda x, *y: 0, wrapped, functools.partial(f, 1, d=5), functools.partial(wrapped, 1), co, object, len, print, sorted, 'a'.split, int, Exception, dict.get, str.join, isinstance, enum.Enum if 0 else C):
    try: print(getattr(o, '__name__', o.__class__.__name__), inspect.signature(o))
    except Exception as ex: print(getattr(o, '__name__', '?'), type(ex).__name__, ex if 'x' not in str(ex) else '')
s = inspect.signature(f)
for n, p in s.parameters.items(): print(n, p, repr(p), p.kind, repr(p.kind), p.kind.name, p.kind.description, p.default is inspect.Parameter.empty, p.annotation)
print(s.return_annotation, s, repr(s), s == inspect.signature(f), hash(s) == hash(inspect.signature(f)))
b = s.bind(1, 2, 3, 4, 5, d=6, z=7); print(b, b.arguments, b.args, b.kwargs); b = s.bind(1, d=2); b.apply_defaults(); print(b)
for a, k in (((), {}), ((1,), {}), ((1,), {'d': 1, 'a': 2}), ((1, 2, 3), {'c': 4, 'd': 1})):
    try: print(s.bind(*a, **k))
    except TypeError as ex: print(ex)
try: inspect.signature(wrapped).bind(1, 2, 3)
except TypeError as ex: print(ex)
try: inspect.signature(wrapped).bind(1, zz=3)
except TypeError as ex: print(ex)
print(inspect.signature(f).replace(return_annotation=int), s.parameters['c'].replace(default=9), inspect.Signature([inspect.Parameter('x', inspect.Parameter.KEYWORD_ONLY)]))
for bad in (lambda: inspect.Parameter('1', 1), lambda: inspect.Parameter('x', 9), lambda: inspect.signature(5), lambda: inspect.Parameter('x', inspect.Parameter.VAR_POSITIONAL, default=1)):
    try: bad()
    except Exception as ex: print(type(ex).__name__, ex)
for o in (f, A, A(1).m, A.m, len, inspect, gen, gen(), ag, co, A.__dict__['p'], A.__dict__['c'], str.join, 5, C(), f.__code__, types.SimpleNamespace(), [].append):
    print([n for n in ('isfunction', 'ismethod', 'isclass', 'ismodule', 'isbuiltin', 'isgenerator', 'isgeneratorfunction', 'iscoroutinefunction', 'isasyncgenfunction', 'isroutine', 'iscode', 'isdatadescriptor', 'ismethoddescriptor', 'isabstract', 'isawaitable') if getattr(inspect, n)(o)])
print([n for n, v in inspect.getmembers(A(1)) if not n.startswith('__')], [n for n, v in inspect.getmembers(A, inspect.isfunction)], inspect.getmro(B), inspect.getmembers(A(1), inspect.ismethod)[0][0])
print(repr(inspect.getdoc(f)), inspect.getdoc(B), inspect.getdoc(B.m), inspect.getdoc(A.p), inspect.cleandoc('  a\n    b\n  c\n'))
print(inspect.getfullargspec(f), inspect.getfullargspec(A(1).m), inspect.getfullargspec(lambda: 0))
print(inspect.getsource(f)); print(inspect.getsource(A.m), inspect.getsourcelines(A.c), inspect.getsource(B), inspect.getsource(wrapped), inspect.getsource(gen))
def where():
    fr = inspect.currentframe(); st = inspect.stack()
    return fr.f_code.co_name, fr.f_lineno, [x.function for x in st], st[0].lineno, st[1].code_context, inspect.getframeinfo(fr)[1:]
print(where())
g = gen(); print(inspect.getgeneratorstate(g)); next(g); print(inspect.getgeneratorstate(g)); list(g); print(inspect.getgeneratorstate(g))
def outer():
    v = 5
    def inner(): return v, len, f, undefined_name
    return inner
cv = inspect.getclosurevars(outer()); print(cv.nonlocals, list(cv.globals), cv.builtins, cv.unbound)
print(inspect.getattr_static(A(1), 'x'), inspect.getattr_static(A, 'no', 7), inspect.unwrap(wrapped).__name__, inspect.getcallargs(A(1).m if 0 else wrapped, 5), inspect.get_annotations(f), inspect.getmodule(f).__name__, inspect.getmodulename('/a/b.py'), inspect.getfile(f) == __file__)
import asyncio
print([ (c.name, c.kind) for c in inspect.classify_class_attrs(A) if not c.name.startswith('__')])
