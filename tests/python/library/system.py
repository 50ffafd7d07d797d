import sys, gc, weakref
class A: pass
a=A(); print(sys.getrefcount(a)); l=[a]*3; print(sys.getrefcount(a)); r=weakref.ref(a); print(sys.getrefcount(a), weakref.getweakrefcount(a), gc.get_referrers(a)[0] is l or True, len(gc.get_referents(l)))
print(gc.get_threshold(), gc.isenabled(), gc.is_tracked(1), gc.is_tracked([]), gc.is_tracked({}), gc.is_tracked((1,)))
gc.disable(); print(gc.isenabled()); gc.enable()
c=[]; c.append(c); del c; print(gc.collect(), gc.garbage, gc.get_debug())
def cb(phase, info): print(phase, sorted(info))
gc.callbacks.append(cb); gc.collect(); gc.callbacks.remove(cb)
for f in (lambda: gc.collect(5), lambda: gc.get_objects(generation=9), lambda: gc.set_threshold(), lambda: gc.is_tracked()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(sys.getsizeof(1), sys.getsizeof(''), sys.getsizeof([]), sys.getsizeof({}), sys.getsizeof(set()), sys.getsizeof(A()), sys.getsizeof(A), sys.getsizeof(len), sys.getsizeof(lambda:0), sys.getsizeof(range(3)))
print(sys.version_info, sys.version_info[:2], sys.float_info.max, sys.flags.optimize, sys.hash_info.width, sys.maxsize, sys.implementation.name)
def f():
    try: 1/0
    except ZeroDivisionError: print(sys.exc_info()[0], sys.exception())
f(); print(sys.exc_info(), sys._getframe().f_lineno, sys._getframe().f_code.co_name)
try: sys.exit('bye')
except SystemExit as e: print(e.code)
print(eval('1+1'), eval('x',{'x':5})); exec('y=3'); print(y); d={}; exec('z=1',d); print(sorted(d)); print(type(compile('1+1','f','eval')))
print(dir()[:3], vars() is globals(), sorted(vars(a)), callable(a), [*map(type,(exit,))] and 1)
class M(type):
    @classmethod
    def __prepare__(m,n,b,**k): print('prepare',n,k); return {}
    def __new__(m,n,b,ns,**k): return super().__new__(m,n,b,ns)
    def __init__(c,n,b,ns,**k): super().__init__(n,b,ns)
class X(metaclass=M, flag=1):
    def m(self): return __class__
print(X().m() is X, type(X))
class G:
    def __mro_entries__(self,b): return (A,)
class Y(G()): pass
print(Y.__bases__, Y.__orig_bases__[0].__class__.__name__)
print(input.__name__, print, len, sys.getrefcount.__doc__[:20])
try: input()
except EOFError as e: print(e)
sys.stderr.write('err\n')
import atexit; atexit.register(print,'bye')
