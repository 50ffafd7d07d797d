def show(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, '|', e, '|', e.args)
for f in [lambda: ExceptionGroup(), lambda: ExceptionGroup(1,[ValueError()]), lambda: ExceptionGroup('m',3), lambda:ExceptionGroup('m',[]), lambda: ExceptionGroup('m',[1]), lambda: ExceptionGroup('m',[KeyboardInterrupt()]), lambda: ExceptionGroup('m',[ValueError()],3),lambda: ExceptionGroup('m',{ValueError():1}), lambda: ExceptionGroup('m',[ValueError()]).split(3),lambda: ExceptionGroup('m',[ValueError()]).split(lambda e:1/0), lambda: ValueError(x=1), lambda: AttributeError(foo=1), lambda: ExceptionGroup('m',[ValueError()],x=1)]:
    show(f)
class E(ExceptionGroup):
    def derive(self,ex): return 3
show(lambda: E('m',[ValueError(),TypeError()]).split(ValueError))
class F(BaseExceptionGroup,ValueError):pass
show(lambda: F('m',[KeyboardInterrupt()]))
e=ExceptionGroup('m',[ValueError(1),TypeError(2),ExceptionGroup('n',[OSError(3),ValueError(4)])])
print(str(e), e.exceptions, e.args, type(BaseExceptionGroup('m',[ValueError()])))
print(e.split(ValueError)); print(e.subgroup((OSError,))); print(e.split(lambda x: isinstance(x,TypeError)))
print(BaseExceptionGroup[int], ExceptionGroup.__mro__)
for a in [(2,'no'),(2,'no','f'),(2,'no','f',None,'g'),(1,),(),(13,'x'),(11,'x',5),(1,2,3,4,5,6)]:
    x=OSError(*a); print(type(x).__name__, str(x), repr(x), x.args, x.errno, x.strerror, x.filename, x.filename2, x.__reduce__())
try: print(OSError().characters_written)
except AttributeError as x: print(x)
class MyOS(OSError):
    def __init__(self, a): super().__init__(a, 'b')
print(repr(MyOS(3)), MyOS(3).errno, MyOS(3).strerror)
for t in (KeyError('a'),KeyError(''),KeyError(1,2),StopIteration(3),StopIteration(),SystemExit(1,2),SystemExit(),ImportError('m',name='n',path='p'),NameError('x',name='y'),AttributeError('a',name='n',obj=3),SyntaxError('m',('f.py',3,2,'text')),SyntaxError('m'),SyntaxError(),UnicodeDecodeError('utf-8',b'abc\xff',3,4,'bad'),UnicodeEncodeError('ascii','ab\u1234',2,3,'bad'),UnicodeEncodeError('ascii','ab\u1234',0,3,'bad'),UnicodeTranslateError('abc',1,2,'r')):
    print(type(t).__name__, str(t), repr(t), sorted(k for k in dir(t) if not k.startswith('_')), t.__reduce__())
show(lambda: SyntaxError('m',(1,2,3)))
show(lambda: SyntaxError('m',(1,2,3,4,5)))
show(lambda: UnicodeDecodeError(1))
show(lambda: UnicodeDecodeError(1,2,3,4,5))
e=ValueError(1,2); e.args=[5]; print(e, e.args); e.x=3; print(e.__dict__, e.__reduce__())
def s(o,n,v):
    try: setattr(o,n,v); print('ok',getattr(o,n))
    except Exception as x: print(type(x).__name__,x)
s(e,'__traceback__',3);s(e,'__context__',3);s(e,'__cause__',3);s(e,'__cause__',TypeError('c'));print(e.__suppress_context__);s(e,'__cause__',None);s(e,'__dict__',3);s(e,'args',3)
for n in ('args','__traceback__','__context__','__cause__','__dict__'):
    try: delattr(e,n)
    except Exception as x: print(type(x).__name__,x)
e.add_note('n1'); e.add_note('n2'); print(e.__notes__)
try: e.add_note(3)
except TypeError as x: print(x)
e.__notes__=3
try: e.add_note('3')
except TypeError as x: print(x)
e.__setstate__({'zz':1}); print(e.zz)
try: e.__setstate__(3)
except TypeError as x: print(x)
import sys
for c in (ValueError,OSError,SyntaxError,AttributeError,ExceptionGroup): print(c.__basicsize__, c.__doc__)
print(sys.getsizeof(ValueError()), sys.getsizeof(OSError()), sys.getsizeof(SyntaxError()))
try:
    try: 1/0
    except ZeroDivisionError as z: raise ValueError from z
except ValueError as v: print(repr(v.__cause__), repr(v.__context__), v.__suppress_context__)
try:
    try: {}['k']
    except KeyError: raise ValueError
except ValueError as v: print(repr(v.__cause__), repr(v.__context__), v.__suppress_context__)
try: object().foo
except AttributeError as a: print(a.name, type(a.obj))
try: undefined_zzz
except NameError as a: print(a.name)
