"""traceback and linecache: what they give and print."""
import traceback, sys, io
def deep(n):
    if n == 0:
        return [1, 2][5] + missing(
            3)
    return deep(n - 1)
def chained():
    try:
        deep(2)
    except IndexError as e:
        raise ValueError('bad "value"') from e
def context():
    try:
        {}['k']
    except KeyError:
        1 / 0
for f in (lambda: deep(0), lambda: deep(8), chained, context, lambda: nme, lambda: eval('1 +'), lambda: int('é' * 3)):
    try:
        f()
    except Exception as e:
        print(traceback.format_exc(), end='')
        print(traceback.format_exception_only(e), traceback.format_exception_only(type(e), e))
        print(traceback.format_tb(e.__traceback__), len(traceback.format_exception(e)))
        print(traceback.format_exc(limit=1), traceback.format_exc(limit=-1), traceback.format_exc(chain=False))
        for fs in traceback.extract_tb(e.__traceback__):
            print(fs, fs.filename == __file__, fs.lineno, fs.name, repr(fs.line), fs[1], len(fs), tuple(fs)[1:])
        traceback.print_exc(file=sys.stdout)
        traceback.print_exception(e, file=sys.stdout)
        traceback.print_exception(type(e), e, e.__traceback__, file=sys.stdout)
        traceback.print_tb(e.__traceback__, file=sys.stdout)
        te = traceback.TracebackException.from_exception(e)
        print(''.join(te.format()), list(te.format_exception_only()), te.exc_type, str(te), te.stack[-1].name)
def a(): b()
def b():
    traceback.print_stack(file=sys.stdout)
    print(traceback.format_stack()[-1], [f.name for f in traceback.extract_stack()], traceback.extract_stack(limit=2))
    print([(f.f_code.co_name, n) for f, n in traceback.walk_stack(None)][:1] if 0 else '')
a()
e = ValueError('noted'); e.add_note('first'); e.add_note('two\nlines')
print(traceback.format_exception_only(e), traceback.format_exception(e))
print(repr(traceback.format_exc()))
g = ExceptionGroup('g', [ValueError(1), TypeError('t')])
print(''.join(traceback.format_exception(g)))
print(traceback.format_list([('f.py', 3, 'fn', 'x = 1'), ('f.py', 4, 'fn', None)]))
try:
    traceback.format_exception(5)
except TypeError as e:
    print(e)
class Custom(Exception):
    def __str__(self): return 'custom text'
try: raise Custom
except Custom: buf = io.StringIO(); traceback.print_exc(file=buf); print(buf.getvalue())
import linecache
print(repr(linecache.getline(__file__, 1)), repr(linecache.getline(__file__, 9999)), len(linecache.getlines(__file__)))
