# Fractions from every text and number, with every operator and every other kind of number.
from fractions import Fraction as F
import fractions, math, operator, numbers, copy
def say(f, *a, **k):
    try: r = f(*a, **k); print(a, k, type(r).__name__, repr(r))
    except Exception as e: print(a, k, type(e).__name__, e)
for a in ['1/2','-3/4',' 7 ','+1/3','1.5','-.5','5.','1e3','1.5e-3','1_000/3','1_0.2_5','1__0','3/0','0/5','1/-2','1 /2','1/ 2','abc','','.','e5','1e','1.e2','nan','inf','1/2/3','--1','٣/٤','1.5/2','_1','1_','1e1_0','+','-','/2','1/','0.000_1']: say(F, a)
for a in [(1,2),(2,4),(-2,4),(2,-4),(0,5),(0,-5),(1,0),(0,0),(1.5,2),(1.5,),(0.1,),(float('nan'),),(float('inf'),),(F(1,2),F(3,4)),(F(1,2),),(True,2),(True,),(1,None),(None,),(1j,),('1',2),(1,'2'),(),([],),(1,2,3)]: say(F, *a)
say(F, numerator=1, denominator=3); say(F, 6, 4, _normalize=False); say(F, 6, denominator=4)
for a in [0.5, 3, 0.1, '1', float('nan'), float('inf'), True, F(1,2)]: say(F.from_float, a)
for a in [1, True, 1.5, '1']: say(F.from_decimal, a)
vals = [F(1,2), F(-7,3), F(0), F(5), F(10**20, 3), 2, -3, 0, True, 1.5, -0.25, 0.0, float('inf'), float('nan'), 2j, 1+0j, 'x', None, 10**25]
for op in (operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, divmod, operator.pow, operator.eq, operator.ne, operator.lt, operator.le, operator.gt, operator.ge):
    print(op.__name__)
    for x in vals:
        for y in vals:
            if (isinstance(x, F) or isinstance(y, F)) and not (op is operator.pow and (isinstance(y,int) and abs(y) > 100 or isinstance(y, F) and abs(y) > 100)): say(op, x, y)
for x in [F(1,2), F(-7,3), F(0), F(5), F(-5), F(3,2), F(5,2), F(-3,2), F(22,7)]:
    print(x, repr(x), +x, -x, abs(x), int(x), math.floor(x), math.ceil(x), math.trunc(x), round(x), [round(x, n) for n in (0,1,2,3,-1,-2)], float(x), complex(x), bool(x), hash(x), x.numerator, x.denominator, x.as_integer_ratio(), x.real, x.imag, x.conjugate(), '%s' % x, f'{x}', x.limit_denominator(2), '%.3f' % x)
say(format, F(1,2), '.2f'); say(round, F(1,2), 'x'); say(round, F(1,2), None)
for m in (1,2,3,5,10,100,1000,10**6,0,-1): say(F('3.1415926535897932').limit_denominator, m); say(F(-1,3).limit_denominator, m); say(F(4321, 8765).limit_denominator, m)
say(F(math.pi).limit_denominator)
for x in [1,0,-1,2**61-1,2**61,10**20,0.5,0.25,-0.125,1e300]: print(hash(F(x)) == hash(x), F(x) == x, x == F(x))
print(hash(F(1,2**61-1)), hash(F(-1,2**61-1)), {F(1,2): 'a'}[0.5], hash(F(7,3)), hash(F(-7,3)), hash(F(-1)))
class S(F):
    def __new__(cls, *a): return super().__new__(cls, *a)
    extra = 1
s = S(3,4); print(repr(s), type(s+1).__name__, type(-s).__name__, type(copy.copy(s)).__name__, type(copy.deepcopy(s)).__name__, copy.copy(F(1,2)), s == F(3,4), s.__reduce__(), F(1,2).__reduce__())
f = F(1,3); print(copy.copy(f) is f, copy.deepcopy(f) is f, sorted([F(1,2), F(1,3), 0.4]), sum([F(1,3)]*3), max(F(1,2), 0.75), math.gcd(3,6), isinstance(f, numbers.Rational), isinstance(f, numbers.Real))
try: f.numerator = 3
except AttributeError as e: print(e)
try: f.x = 3
except AttributeError as e: print(e)
print(F.__slots__, F.__add__.__name__, F.__radd__.__name__, F.__mro__, fractions.__all__, F.__divmod__.__name__, F.__rtruediv__.__name__)
class R(numbers.Rational):
    pass
class Odd:
    def __add__(s,o): return 'odd+'
    def __radd__(s,o): return '+odd'
    def __rpow__(s,o): return '**odd'
    def __eq__(s,o): return 'eq'
    def __lt__(s,o): return 'lt'
    def __gt__(s,o): return 'gt'
print(f+Odd(), Odd()+f, f == Odd(), f < Odd(), f > Odd())
say(pow, F(2), 3, 5); say(pow, 2, F(3), 5); say(pow, f, Odd())
print(F(2)**F(1,2), F(4)**0.5, F(-8)**F(1,3), 2**F(2), 2**F(-2), 2**F(1,2), 2.0**F(3), 1j**F(2), 1j**F(1,2), F(0)**0, F(-2,3)**-3)
say(pow, F(0), -1); say(pow, F(0), F(-1)); say(pow, 0, F(-1))
class Ratio:
    def as_integer_ratio(self): return (3, 6)
say(F, Ratio()); 
import sys; print(sys.getsizeof(F(1,2)))
print(math.sqrt(F(1,4)), math.fsum([F(1,2)]), F(7,2).__round__(), statistics if 0 else '')
