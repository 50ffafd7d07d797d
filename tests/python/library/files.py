import io, os
try: open('missing.txt')
except FileNotFoundError as e: print(e, e.errno, e.filename)
s=io.StringIO(); print('a',1,file=s); s.write('b\nc'); print(repr(s.getvalue())); s.seek(0); print(s.readlines(), list(io.StringIO('x\ny')))
b=io.BytesIO(b'ab\ncd'); print(b.read(1), b.readline(), b.read(), b.tell(), b.getvalue())
for f in (lambda: open('x','z'), lambda: open('x','rw'), lambda: open('x','rb',encoding='utf-8'), lambda: io.StringIO().write(1), lambda: s.close() or s.read()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(os.path.join('a','b'), os.path.split('/a/b.c'), os.path.splitext('x.tar.gz'), os.path.normpath('a//b/../c'), os.path.basename('/x/y'), os.path.exists('missing'), os.sep)
with open('files.py') as f:
    print(f.readline()); print(f.name, f.mode, f.closed)
print(f.closed, f)
try: f.read()
except ValueError as e: print(e)
from contextlib import redirect_stdout
out=io.StringIO()
with redirect_stdout(out): print('hidden')
print(repr(out.getvalue()), isinstance(out, io.TextIOBase))
