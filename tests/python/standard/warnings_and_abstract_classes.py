# Warnings by every filter, and abstract classes by every way of belonging to them.
import warnings, abc, sys
def say(f, *a, **k):
    try: r = f(*a, **k); print(repr(r)); return r
    except Exception as e: print(type(e).__name__, e)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    warnings.warn('one'); warnings.warn('two', DeprecationWarning); warnings.warn(RuntimeWarning('three'), UserWarning)
    def f(): warnings.warn('deep', stacklevel=2)
    f(); warnings.warn('zero', stacklevel=0); warnings.warn_explicit('exp', UserWarning, 'file.py', 7)
    for x in w: print(x.category.__name__, x.message, x.lineno, str(x).replace(__file__, 'F'), sorted(vars(x)))
say(warnings.warn, 'x', 3); say(warnings.warn, 'x', int); say(warnings.warn, 'x', 'y')
with warnings.catch_warnings():
    warnings.simplefilter('error'); say(warnings.warn, 'boom'); say(warnings.warn, 'b', ResourceWarning)
with warnings.catch_warnings(record=True, action='ignore') as w: warnings.warn('q'); print(w)
with warnings.catch_warnings(record=True) as w:
    warnings.resetwarnings(); warnings.filterwarnings('once'); 
    for i in range(3): warnings.warn('rep')
    warnings.filterwarnings('ignore', message='rep.*'); warnings.warn('rep2'); warnings.warn('other'); print([str(x.message) for x in w])
print(warnings.formatwarning('m', UserWarning, 'nofile.py', 3), warnings.formatwarning('m', UserWarning, 'nofile.py', 3, 'line text'), end='')
class A(abc.ABC):
    @abc.abstractmethod
    def f(self): pass
    @property
    @abc.abstractmethod
    def p(self): pass
    @abc.abstractclassmethod
    def c(cls): pass
    @abc.abstractstaticmethod
    def s(): pass
    @abc.abstractproperty
    def q(self): pass
say(A); print(sorted(A.__abstractmethods__), A.f.__isabstractmethod__, A.__dict__['c'].__isabstractmethod__)
class B(A):
    f = p = c = s = q = None
print(B(), file=open('x','w')) if 0 else print(type(B()).__name__, B.__abstractmethods__)
class C: pass
print(issubclass(C, A), isinstance(C(), A)); t = abc.get_cache_token(); print(A.register(C).__name__, issubclass(C, A), isinstance(C(), A), abc.get_cache_token() == t + 1, A.register(C) is C, abc.get_cache_token() == t + 1)
say(A.register, 3); say(issubclass, 3, A); say(C, ) and None
class D(A): pass
say(D.register, A); say(issubclass, C, D)
class H(abc.ABC):
    @classmethod
    def __subclasshook__(cls, o):
        if o is int: return True
        if o is str: return 5
        if o is float: return False
        return NotImplemented
for o in (int, bool, str, float, list, H): say(issubclass, o, H)
class Fake:
    @property
    def __class__(self): return int
print(isinstance(Fake(), H), isinstance(3, H))
class Sub(H): pass
class Sub2(Sub): pass
class Reg: pass
Sub2.register(Reg); print(issubclass(Reg, H), isinstance(Reg(), Sub), issubclass(list, Sub))
class U(abc.ABC):
    @abc.abstractmethod
    def m(self): pass
U.m = lambda self: 1; print(abc.update_abstractmethods(U).__abstractmethods__, U().m(), abc.update_abstractmethods(int))
class V(U, metaclass=abc.ABCMeta, ): pass
print(V().m(), abc.ABCMeta.__mro__)
import gc, weakref
def make():
    class T: pass
    A.register(T); return weakref.ref(T)
r = make(); gc.collect(); print(r() is None, issubclass(int, A))
