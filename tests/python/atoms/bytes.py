# bytes and bytearray.
# Each line printed sums up a hundred results; uncomment the second print to see them.
_lines = []
_count = 0


def show(*values):
    global _count
    _lines.append(" ".join(map(str, values)))
    # print(_lines[-1])
    if len(_lines) == 100:
        flush()


def flush():
    global _count
    _count += len(_lines)
    total = 0
    for line in _lines:
        total = (total * 31 + hash(line)) % (2**61 - 1)
    print(_count, total)
    _lines.clear()


import sys
def t(f,*a,**k):
    try: r=f(*a,**k); show(repr(r), type(r).__name__)
    except Exception as e: show('!!',type(e).__name__,e)
for mk in (bytes,bytearray):
  for s in (b'',b'a',b'abc',b'Hello World',b'a,b,,c',b'\x00\xff\x80',b'  x ',b'a\nb\r\nc\rd',b'it\'s',b'"q"\'',b'\\\t',b'-42',b'aXbX',b'\xe9',b'123'):
    s=mk(s)
    show(repr(s),len(s),sys.getsizeof(s),list(s),s.hex(),s.hex('-'),s.hex(':',2),s.hex('_',-2), bool(s))
    if mk is  bytes: show(hash(s))
    for m in ('upper','lower','title','capitalize','swapcase','isalpha','isdigit','isalnum','isspace','isupper','islower','istitle','isascii','split','rsplit','splitlines','strip','lstrip','rstrip','expandtabs'): t(getattr(s,m))
    for x in (b'',b'a',b',',b'X',bytearray(b'b'),97,256,-1,'a',None,b'zz'):
        for m in ('find','rfind','count','index','startswith','endswith','partition','rpartition','split','rsplit','removeprefix','removesuffix','strip','lstrip'): t(getattr(s,m),x)
        t(lambda:x in s);t(lambda:s+x);t(lambda:s==x);t(lambda:s<x);t(s.replace,x,b'<>');t(s.replace,b'a',x,1)
        t(lambda:x+s)
    for w in (0,3,8): t(s.center,w);t(s.ljust,w,b'*');t(s.rjust,w,b'**');t(s.zfill,w);t(s.rjust,w,'*');t(lambda:s*w)
    t(s.join,[b'x',b'y',bytearray(b'z')]);t(s.join,['x']);t(s.join,5);t(s.join,[]);t(s.join,[b'q'])
    t(s.translate,None,b'a');t(s.translate,bytes(range(256)));t(s.translate,b'x');t(s.translate,bytes(255-i for i in range(256)),delete=b'b')
    show(s[0:2],s[::-1],s[::2],s[5:1]);t(lambda:s[0]);t(lambda:s[99]);t(lambda:s['x']);t(lambda:s[-1])
    t(s.decode);t(s.decode,'ascii','replace');t(lambda:s.splitlines(True))
for f in (bytes,bytearray):
    for a in ((),(5,),(-1,),([1,2,3],),([256],),(['a'],),('abc',),('abc','ascii'),('é','ascii'),('é','utf-8','x'),(b'q',),(bytearray(b'w'),),(None,),(5,'ascii'),(b'a','ascii'),(range(3),),(1.5,),((x for x in (1,2)),),('a',5),(2**70,),({1:2},),(True,)): t(f,*a)
    t(f,source=b'x');t(f,encoding='ascii');t(f,errors='x');t(f,x=1);t(f.fromhex,'01 ab\nCD');t(f.fromhex,'0');t(f.fromhex,'zz');t(f.fromhex,'0 1');t(f.fromhex,5);t(f.maketrans,b'ab',b'xy');t(f.maketrans,b'a',b'xy')
t(lambda:b'a'.hex('xx'));t(lambda:b'a'.hex(5));t(lambda:b'ab'.hex('é'));t(lambda:b'abcdef'.hex(sep=' ',bytes_per_sep=4))
class B(bytes): pass
x=B(b'abc'); x.q=1; t(lambda:x);t(lambda:x[:]);t(lambda:x+b'd');t(lambda:B(3));show(sys.getsizeof(x),hash(x)==hash(b'abc'),x.q); t(B.fromhex,'41')
class Y:
    def __bytes__(s): return b'yy'
class Z:
    def __bytes__(s): return 5
t(bytes,Y());t(bytes,Z());t(lambda:b'%b'%Y())
a=bytearray()
for i in range(40): a.append(i); show(sys.getsizeof(a),a.__alloc__())
while a: 
    a.pop(); show(sys.getsizeof(a))
a=bytearray(b'0123456789')
def state(): show(a,len(a),a.__alloc__())
a[2:4]=b'XYZ';state();a[0:3]=b'';state();del a[0];state();del a[-1];state();a[::2]=b'....' if len(a[::2])==4 else b'.'*len(a[::2]);state();del a[::2];state();a+=b'abcdef';state();a*=3;state();a*=0;state();a.extend([1,2,3]);state();a.extend(b'xy');state();a.insert(1,200);state();a.insert(-100,7);state();a.insert(100,8);state();a.remove(200);state();a.reverse();state();show(a.pop(0));state();show(a.pop(1));state();b=a.copy();a.clear();state();show(b);a=bytearray(range(30));state();del a[:25];state();a[1]=255;state();a[0:0]=b'qq'*10;state();a[:]=a;state();a.extend(a);state();a[5:10]=[1,2];state();a[3:]=bytearray(b'end');state();del a[5:1];state();del a[::-1];state()
for f in (lambda:a.append(256),lambda:a.append('x'),lambda:a.pop(),lambda:bytearray(b'a').pop(5),lambda:a.remove(1),lambda:a.extend('abc'),lambda:a.extend(5),lambda:a.extend(['x']),lambda:a.extend([300]),lambda:a.insert('x',1),lambda:a.__setitem__(0,1),lambda:bytearray(b'a').__setitem__(0,256),lambda:bytearray(b'a').__setitem__('x',1),lambda:bytearray(b'a').__setitem__(slice(0,1),5),lambda:bytearray(b'a').__setitem__(slice(0,1),'x'),lambda:bytearray(b'abc').__setitem__(slice(0,3,2),b'x'),lambda:hash(a),lambda:a+'x',lambda:a.__iadd__('x'),lambda:bytearray(b'%d')%5,lambda:bytearray(b'x')==b'x',lambda:b'x'==bytearray(b'x'),lambda:bytearray(b'a')<b'b',lambda:b'a'<bytearray(b'b'),lambda:b'a'<'b',lambda:b'a'=='a',lambda:{b'a':1}[b'a'],lambda:bytearray(b'ab').__reduce__(),lambda:b'x'*-1,lambda:b'x'*2**62): t(f)
class BA(bytearray): pass
show(BA(b'x'),sys.getsizeof(BA(b'x')),BA(b'a')+b'b',type(BA(b'a')+b'b'))
it=iter(b'abc');show(next(it),it.__length_hint__(),type(it),list(it));it=iter(bytearray(b'xy'));show(type(it),list(it))
show(bytes(3) is  bytes(3), b'' is bytes(), bytes([65]) is b'A', b'abc'[0:1] is b'a')

flush()
