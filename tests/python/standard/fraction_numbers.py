"""fractions and numbers: operators, parsing, rounding, wrong arguments."""
from fractions import Fraction as F
import math, numbers, operator, copy
vals=[F(1,2),F(-3,4),F(7),3,-2,0.5,F('1.25'),F(' -2/6 '),F('1e3'),F('.5'),F('3.'),F('1_000/3'),1+2j,0]
ops=[operator.add,operator.sub,operator.mul,operator.truediv,operator.floordiv,operator.mod,operator.pow,divmod,operator.lt,operator.le,operator.eq,operator.ge]
for o in ops:
    for a in vals:
        for b in vals:
            if isinstance(a,F) or isinstance(b,F):
                try: r=o(a,b)
                except Exception as e: r=(type(e).__name__,str(e))
                print(o.__name__,a,b,repr(r))
for v in vals:
    if isinstance(v,F): print(v,repr(v),float(v),int(v),math.floor(v),math.ceil(v),round(v),round(v,1),hash(v),abs(v),-v,+v,bool(v),v.limit_denominator(2),v.as_integer_ratio(),complex(v),copy.deepcopy(v) is v)
for t in ['x','1/','/2','1//2','1 / 2','','1/0','1.5/2','0x1','nan','1e','--1']:
    try: print(F(t))
    except Exception as e: print(type(e).__name__,e)
for f in (lambda:F(1,0),lambda:F(1.5,2),lambda:F(None),lambda:F(1)/0,lambda:F('inf'),lambda:F(float('inf')),lambda:F(float('nan')), lambda:F(1)+'a', lambda:F(1)<'a', lambda: F(1).limit_denominator(0),lambda: F.from_float('a')):
    try: print(f())
    except Exception as e: print(type(e).__name__,e)
print(F(math.pi).limit_denominator(1000),F.from_float(.1),sum([F(1,i) for i in range(1,20)]),F(0.1)==0.1,hash(F(1,2))==hash(.5),sorted([F(1,2),.3,1,F(1,3)]))
print(isinstance(1,numbers.Integral),isinstance(1.0,numbers.Real),isinstance(1.0,numbers.Rational),isinstance(F(1),numbers.Rational),isinstance(1j,numbers.Complex),isinstance('a',numbers.Number),issubclass(bool,numbers.Number))
class M(F): pass
print(M(1,2)+1, type(M(1,2)+1), repr(M(3)), F(1,3).numerator, {F(1,2):1}[0.5])
