"""Partials of partials, copies of them, and single dispatch on unions of both kinds."""
import copy, typing
from functools import *
class P(partial): pass
p = P(P(max, 1), 2, key=abs)
print(p.func, p.args, p.keywords, type(p), repr(p))
q = P(max, 1); q.note = 1
print(P(q, 2).func is q, partial(P(max, 1)).func, P(partial(max, 1), 2).args)
c = copy.copy(p)
print(c.keywords is p.keywords, c.args is p.args, copy.deepcopy(p).args)
class T(tuple): pass
class D(dict): pass
f = partial(max)
f.__setstate__((min, T((1, 2)), D(key=abs), {}))
print(type(f.args), type(f.keywords), f())
@singledispatch
def g(x): return 'any'
@g.register
def _(x: typing.Union[str, bytes]): return 'text'
@g.register
def _(x: typing.Optional[int]): return 'number'
print(g('a'), g(b''), g(1), g(None), g(1.5))
for a in typing.Union[int, typing.Iterable[str]], typing.Iterable[str], typing.Any:
    def h(x): pass
    h.__annotations__['x'] = a
    try: g.register(h)
    except TypeError as e: print(e)
