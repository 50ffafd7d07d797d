# Chained exceptions, notes and repeated frames.
import sys
class Out:
    def write(self, text): sys.stdout.write(text.replace(__file__, 'FILE'))
    def flush(self): pass
sys.stderr = Out()
def f(n):
    if n==0: return 1 / 0
    return f(n-1)
def g():
    try: f(8)
    except ZeroDivisionError as e:
        raise ValueError('bad\nnews') from e
class Foo:
    bar_value=3
def h():
    try: g()
    except ValueError as e:
        e.add_note('note one'); e.add_note('two\nlines')
        x = {'a': {'b': None}}
        return x['a']['b']['c']
try: h()
except KeyError as e: sys.excepthook(type(e), e, e.__traceback__)
