# Floats and complex numbers.
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
fl=[0.0,-0.0,1.0,-1.0,0.5,1.5,2.5,-2.5,3.7,-3.7,1e16,1e22,1e-7,5e-324,1.7976931348623157e308,float('inf'),float('-inf'),float('nan'),0.1,2/3,1e100,123456.789,2675e-3,1e15+0.5,12345.5]
for a in fl:
    show(repr(a),str(a),hash(a) if a==a else '', a.is_integer(),a.hex(),sys.getsizeof(a),-a,+a,abs(a),bool(a),a.real,a.imag,a.conjugate())
    t(int,a);t(round,a);t(a.as_integer_ratio);t(a.__floor__);t(a.__ceil__);t(a.__trunc__);t(float.fromhex,a.hex())
    for n in (0,1,2,3,10,20,400,-1,-2,-5,-15,-16,-300,-308,-309,-400,None): t(round,a,n)
    for b in fl+[2,-3,0,10**30]:
        for f in (lambda x,y:x+y,lambda x,y:x*y,lambda x,y:x-y,lambda x,y:x/y,lambda x,y:x//y,lambda x,y:x%y,divmod,pow,lambda x,y:x<y,lambda x,y:x==y,lambda x,y:y//x if x else 0): t(f,a,b)
for s in ('1.5',' 1.5\n','1_0.5_0','inf','-inf','nan','Infinity','1e5','1e400','-1e-400','.5','5.','.','','abc','1.5x','1__0','0x1p3','\u0661.\u0665','１.５',b'2.5',bytearray(b'3.5'),b'x',None,[],5,2**70,10**400,True,'1e','+1','- 1','1_e5'): t(float,s)
t(float);t(float,1,2);t(float,x=1);t(float,1+2j)
class A:
    def __float__(s): return 7.5
class B:
    def __index__(s): return 8
class D:
    def __float__(s): return 'x'
for c in (A,B,D): t(float,c())
class F(float):
    pass
x=F(2.5); t(lambda:x);t(lambda:x+1);t(lambda:+x);show(sys.getsizeof(x),hash(x)); x.a=1; show(x.a,x.__dict__); t(F.fromhex,'0x1.8p1')
for s in ('0x1p0','0x1.8','1.8p3','0x.8p1','-0x1.fffffffffffffp1023','0x1p1024','0x1p-1074','0x1p-1075','0x1.8p-1075','0x1.0000000000000800p0','0x1.0000000000000801p0','0x1.00000000000018p0','inf','nan','-nan','0x','p3','0x1p','0x1pz',' 0x1 ','0x1.8p+3','1e5','0xZ','0x1..2','0x0p99999999999999999','0x123456789abcdef123456789p-10',''): t(float.fromhex,s)
t(float.fromhex,5)
t(float.__getformat__,'double');t(pow,2.0,3,5);t(pow,-8.0,1/3);t(lambda:0.0**-1);t(lambda:10.0**400);t(lambda:(-0.0)**3);t(lambda:1.5//0);t(lambda:1.5%0);t(lambda:divmod(1.5,0));t(lambda:1.5/0);t(lambda:1.5+'x');t(lambda:1.5<'x')
# complex
cs=[0j,1j,-1j,1+2j,-1-2j,complex(0.0,-0.0),complex(-0.0,0.0),complex(-0.0,-0.0),complex('inf'),complex('nanj'),1e300+1e300j,3+4j,1e20+1j,0.1+0.2j]
for a in cs:
    show(repr(a),str(a),a.real,a.imag,a.conjugate(),bool(a),-a,+a,sys.getsizeof(a)); t(abs,a)
    if a==a: show(hash(a))
    for b in cs+[2,2.5,-1,0,10]:
        for f in (lambda x,y:x+y,lambda x,y:x-y,lambda x,y:x*y,lambda x,y:x/y,lambda x,y:x==y,lambda x,y:x!=y,lambda x,y:y-x): t(f,a,b)
for a in (1+2j,0j,2j,-1+0j):
    for b in (0,1,2,3,-1,-2,0.5,1j,101,1+1j): t(pow,a,b)
t(lambda:1j<2j);t(lambda:1j//2);t(lambda:1j%2);t(divmod,1j,2);t(pow,1j,2,3);t(int,1j);t(float,1j);t(round,1j)
for s in ('1+2j','1','j','-j','+j','1j',' ( 1+2j ) ','1 + 2j','(1','1+','1+2','1e5-3.5e-2j','infj','nan+infj','1_0+2_0j','','x','1jj','--j','1+-2j','1-j','()','\u0661j'): t(complex,s)
t(complex);t(complex,1,2);t(complex,1+2j,3+4j);t(complex,1,2j);t(complex,'1',2);t(complex,1,'2');t(complex,None);t(complex,1,None);t(complex,b'1');t(complex,real=1,imag=2);t(complex,imag=1.5);t(complex,x=1)
class C:
    def __complex__(s): return 1+2j
class C2:
    def __complex__(s): return 1
t(complex,C());t(complex,C2());t(complex,A());t(complex,B())
class K(complex): pass
t(K,1,2);show(K(1,2)+1, type(+K(1)).__name__, sys.getsizeof(K(1)))

flush()
