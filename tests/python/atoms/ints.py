# Arithmetic, conversion and text of ints.
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
big=[0,1,-1,2,-2,255,256,257,-5,-6,2**30-1,2**30,2**31,2**60,-2**60,2**62,2**63-1,2**63,-2**63,2**64,2**64-1,2**90,-2**90,2**127+5,10**40,-10**40,3**100,7]
try:
    ops=[lambda a,b:a+b,lambda a,b:a-b,lambda a,b:a*b,lambda a,b:a//b,lambda a,b:a%b,divmod,lambda a,b:a/b,lambda a,b:a&b,lambda a,b:a|b,lambda a,b:a^b,lambda a,b:a<b,lambda a,b:a==b,lambda a,b:a>=b]
except Exception: ops=[]
for f in ops:
    for a in big:
        for b in big:
            try: r=f(a,b)
            except Exception as e: r=(type(e).__name__,str(e))
            show(f.__name__,a,b,r)
for a in big:
    show(a,-a,+a,abs(a),~a,hash(a),a.bit_length(),a.bit_count(),sys.getsizeof(a),hex(a),oct(a),bin(a),float(a),bool(a),str(a))
    for s in (0,1,5,29,30,31,63,64,65,100):
        show(a<<s,a>>s)
    for n in (0,1,-1,-2,-5,-30,3): show(round(a,n))
    show(a.as_integer_ratio(),a.conjugate(),a.real,a.imag,a.numerator,a.denominator,a.__index__(),a.__trunc__(),a.__floor__(),a.__ceil__())
    for l in (1,4,8,9,20):
        for o in ('little','big'):
            for sg in (True,False): t(a.to_bytes,l,o,signed=sg)
for b in (b'',b'\x00',b'\xff',b'\x80\x00',b'\x01\x02\x03\x04\x05\x06\x07\x08\x09',b'\xff'*9):
    for o in ('little','big'):
        for sg in (True,False): show(int.from_bytes(b,o,signed=sg))
t(int.from_bytes,[1,2,3],'big');t(int.from_bytes,'abc','big');t(int.from_bytes,b'a','medium');t(int.from_bytes,b'a');t((5).to_bytes,-1,'big');t((5).to_bytes);t((5).to_bytes,'x')
for x in (2,-2,0,1,-1,10,3,2**64):
    for e in (0,1,2,3,10,63,64,65,100,-1,-2):
        t(pow,x,e)
        for m in (1,7,-7,10,0,2**65,-2**65): t(pow,x,e,m)
for s in ('5',' 12 ','-5','+7','1_000','1__0','_1','1_','0x1f','0b11','0o17','','  ','-','+-1','12a','1.5','\u0663\u0664','１２','1'*30,'-'+'9'*40,'0'*5,'007','1 2','\n5\t','5\0','é'):
    t(int,s); 
    for b in (0,2,8,10,16,36,3): t(int,s,b)
for b in (b'5',b' 7 ',b'x',bytearray(b'12'),b'1_0',b'\xff'): t(int,b); t(int,b,16)
t(int);t(int,5.9);t(int,-5.9);t(int,1e30);t(int,float('inf'));t(int,float('nan'));t(int,None);t(int,[]);t(int,5,10);t(int,'5',1);t(int,'5',37);t(int,'5','x');t(int,base=5);t(int,'5',base=16);t(int,x=5);t(int,'1',2,3);t(int,1+2j);t(int,'5',10**30)
class A:
    def __int__(s): return 7
class B:
    def __index__(s): return 8
class C:
    def __trunc__(s): return 9
class D:
    def __int__(s): return 'x'
class E2:
    def __index__(s): return 1.5
for c in (A,B,C,D,E2): t(int,c())
t(int,'10',B())
class I(int):
    def __repr__(s): return 'I(%d)'%int(s)
x=I(5); t(lambda:x); t(lambda:x+1); t(lambda:I(2**70)); t(lambda:I('12')); t(lambda:+x); t(lambda:-x); t(lambda:x*x); show(sys.getsizeof(x),sys.getsizeof(I(2**70)),hash(I(2**70))==hash(2**70)); x.foo=3; show(x.foo, I(2**100).__dict__)
t(I.from_bytes,b'\x01\x02','big')
t(int,'1'*4301); t(int,'1'*4300 and '1'*4299) if 0 else None
t(str,10**4300); t(lambda:len(str(10**4299))); t(lambda:len(hex(10**5000)));t(lambda: '%d'%(10**5000));t(lambda: f'{10**5000}')
t(lambda:1<<-1);t(lambda:1>>-1);t(lambda:0<<10**30);t(lambda:1<<10**30);t(lambda:5>>10**30);t(lambda:-5>>10**30);t(lambda:1//0);t(lambda:1%0);t(lambda:divmod(1,0));t(lambda:1/0);t(lambda:10**400/3);t(lambda:10**400/10**399);t(lambda:0**-1);t(lambda:float(10**400));t(lambda:1/10**400)
t(lambda:5+'x');t(lambda:'x'+5);t(lambda:5 and 3);t(lambda:True+True);t(lambda:True&False);t(lambda:True&1);t(lambda:~True);t(lambda:bool(5));t(bool,1,2);t(bool,x=1);t(lambda:True^True);t(lambda:str(True));t(lambda:-True);t(lambda:True*3)
class Bo(int): pass
try:
    class X(bool): pass
except TypeError as e: show(e)
for a in (1e16,2**53,2**53+1,-2**53-1,2**63,1e300):
    for b in (2**53,2**53+1,10**16,10**16+1,10**300,-1,int(1e300),int(1e300)+1): show(a==b,a<b,a>b,b<a,a!=b, b>=a)
n=12345678901234567890
for i in range(200):
    n=(n*6364136223846793005+1442695040888963407)%(2**200)
    m=(n>>(i%150))+1
    show(n//m,n%m,-n//m,-n%m,n//-m,n%-m,n/m,float(n),n&m,n|-m,-n^m,-n&-m,(n*m)>>50,pow(n,5,m),hash(-n))

flush()
