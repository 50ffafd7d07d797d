def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
t(lambda: print(1, foo=2)); t(lambda: getattr(1,2)); t(lambda: hasattr(1,2)); t(lambda: max()); t(lambda: max([])); t(lambda: min(1,2,default=3)); t(lambda: sum(1,2,3)); t(lambda: sorted()); t(lambda: sorted([1],foo=1))
t(lambda: sum([1],foo=1)); t(lambda: max([1],foo=1)); t(lambda: round('a')); t(lambda: pow(1)); t(lambda:eval(1)); t(lambda:exec(1)); t(lambda:eval('1',1)); t(lambda:eval('1',{},1)); t(lambda:exec('1',1)); t(lambda:exec('1',{},1))
t(lambda:compile('1','f','x')); t(lambda:compile(1,'f','exec')); t(lambda:vars(1)); t(lambda:next(1)); t(lambda:iter(1,2)); t(lambda:ord(1)); t(lambda:chr(-1)); t(lambda:setattr(1,2,3)); t(lambda:delattr(1,2)); t(lambda:delattr(1,'x')); t(lambda: __build_class__()); t(lambda: __build_class__(1,2)); t(lambda: __build_class__(lambda:0,2))
t(lambda: __build_class__(lambda:0,'2',3)); t(lambda: format(1,2)); t(lambda: print(sep=1)); t(lambda: bin('1')); t(lambda:input(1,2)); t(lambda:__import__(1)); t(lambda:isinstance(1,1)); t(lambda:hash([])); t(lambda:sum(['a'],'')); t(lambda:sum(['a'])); t(lambda: round(1,2,3)); t(lambda: sorted([1],1)); t(lambda: round());t(lambda:divmod(1)); t(lambda:abs('')); t(lambda:len(1)); t(lambda:max(1)); t(lambda:print(file=3))
import sys
t(lambda:sys.getrefcount()); t(lambda:sys.getsizeof()); t(lambda:sys.intern(1)); t(lambda:sys.setrecursionlimit(0)); t(lambda:sys._getframe(100)); t(lambda:sys.exit(1,2))
print(list(globals()))
