import functools, collections, weakref, abc, collections.abc
from collections import *
P=namedtuple('P','x y',defaults=[3]); print(P(1), P(1,2)._replace(x=5), P._make([1,2])._asdict())
try: P()
except TypeError as e: print(e)
c=Counter('abracadabra'); print(c, c.most_common(2)); c.subtract('aaa'); print(c)
print(deque([1,2,3],maxlen=2), defaultdict(list), OrderedDict(a=1), ChainMap({1:2},{3:4}))
@functools.lru_cache(maxsize=2)
def f(x): print('f',x); return x*2
f(1);f(2);f(1);f(3);f(2);print(f.cache_info()); f.cache_clear(); print(f.cache_info())
@functools.cache
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
print(fib(80), fib.cache_info())
class A: pass
a=A(); r=weakref.ref(a, lambda r: print('dead',r() )); d=weakref.WeakValueDictionary(); d['x']=a; k=weakref.WeakKeyDictionary(); k[a]=1; s=weakref.WeakSet([a])
fin=weakref.finalize(a, print, 'finalized', 1)
print(len(d),len(k),len(s), fin.alive); del a; print(len(d),len(k),len(s), fin.alive, r())
fin2=weakref.finalize(A, print, 'at exit')
class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...
try: Shape()
except TypeError as e: print(e)
class Sq(Shape):
    def area(self): return 4
print(Sq().area(), isinstance([],collections.abc.Sequence), isinstance({},collections.abc.Mapping), isinstance(1,collections.abc.Iterable), issubclass(dict, collections.abc.MutableMapping))
print(functools.partial(print,1,sep='-'), functools.reduce(lambda a,b:a+b,[1,2,3]))
functools.partial(print,1,sep='-')(2,3)
@functools.total_ordering
class V:
    def __init__(s,v): s.v=v
    def __lt__(s,o): return s.v<o.v
    def __eq__(s,o): return s.v==o.v
print(V(1)>=V(1), V(1)>V(2), sorted([3,1,2],key=functools.cmp_to_key(lambda a,b:b-a)))
@functools.singledispatch
def g(x): return 'obj'
@g.register
def _(x:int): return 'int'
print(g(1),g('a'))
class C:
    @functools.cached_property
    def p(self): print('computed'); return 1
x=C(); x.p; x.p; print(vars(x))
