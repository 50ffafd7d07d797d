# What an uncaught exception prints, of every kind; the file's own path is written as FILE.
import sys
class Out:
    def write(self, text): sys.stdout.write(text.replace(__file__, 'FILE'))
    def flush(self): pass
sys.stderr = Out()
class Foo:
    bar_value=3
def t(f):
    try: f()
    except Exception as e: 
        sys.excepthook(type(e), e, e.__traceback__)
value=1
lst=[1]
t(lambda: Foo().bar_valu)
t(lambda: valu)
t(lambda: lenn)
t(lambda: lst . appendd(1))
def z():
    local_name=3
    return local_nam
t(z)
def u():
    foo = (1 +
      2) + (
       lst[3] + 4)
t(u)
def v(): return lst [ 5 ]
t(v)
def w(): return (lst[0]) // (0)
t(w)
def x(): return 'é' + 1 if lst else 'ü' ** 2
t(x)
def y(): raise KeyError('k')
t(y)
class MyErr(Exception):
    def __str__(self): raise ValueError
def m(): raise MyErr
t(m)
class In:
    class Err(Exception): pass
def i(): raise In.Err('inner')
t(i)
def gr():
    try: 1/0
    except Exception as e:
        raise ExceptionGroup('top', [ValueError('a\nb'), ExceptionGroup('sub',[TypeError('t'), e]), OSError(2,'x')]) from KeyError(2)
t(gr)
def gr2(): raise ExceptionGroup('many', [ValueError(i) for i in range(20)])
t(gr2)
g=ValueError('d')
for k in range(13): g=ExceptionGroup(str(k),[g])
def gr3(): raise g
t(gr3)
t(lambda: exec('x = = 3'))
t(lambda: exec('def f(:\n  pass'))
t(lambda: compile('a b','fname.py','exec'))
t(lambda: exec('if 1:\nx'))
def se(): raise SyntaxError('custom', ('nofile.py', 3, 5, '  some text here', 3, 8))
t(se)
def se2(): raise SyntaxError('custom', ('nofile.py', 3, None, '  some text here'))
t(se2)
def se3(): raise SyntaxError('custom')
t(se3)
def rec(): rec()
t(rec)
def n():
    e=ValueError('v'); e.__notes__='abc'; raise e
t(n)
def n2():
    e=ValueError('v'); e.__notes__=[1,'x']; raise e
t(n2)
def imp(): import nonexistent_mod
t(imp)
def multi():
    return foo(
        1,
        2)
t(multi)
