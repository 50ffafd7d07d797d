"""decimal: arithmetic, rounding, signals, texts, contexts."""
from decimal import *
import decimal, math, random, operator
D=Decimal
vals=['0','-0','1','2.50','1E+5','-3.14159','9999999999999999999999999999','1E-30','Infinity','NaN','3','12345678901234567890123456789.5']
ops=['add','sub','mul','truediv','floordiv','mod','pow','eq','lt','ge']
def t(f):
    getcontext().clear_flags()
    try: r=repr(f())
    except Exception as e: r='%s %s'%(type(e).__name__,e)
    return r+' '+','.join(s.__name__ for s,v in getcontext().flags.items() if v)
def flags(): return
for o in ops:
    for a in vals:
        for b in vals:
            if o=='pow' and (len(b)>6 or b=='2.50' and a[:2]=='99'): continue
            print(o,a,b,t(lambda:getattr(operator,o)(D(a),D(b))))
for a in vals:
    d=D(a)
    print(a,t(lambda:d),str(d),t(lambda:-d),t(lambda:+d),t(lambda:abs(d)),t(lambda:d.sqrt()),t(lambda:d.normalize()),t(lambda:d.to_integral_value()),t(lambda:int(d)),t(lambda:float(d)),t(lambda:round(d)),t(lambda:round(d,2)),t(lambda:math.floor(d)),t(lambda:math.ceil(d)),t(lambda:d.as_tuple()),t(lambda:d.adjusted()),t(lambda:d.to_eng_string()),t(lambda:d.quantize(D('.01'))),t(lambda:d.exp()),t(lambda:d.ln()),t(lambda:d.log10()),t(lambda:d.number_class()),t(lambda:bool(d)),t(lambda:d.as_integer_ratio()),t(lambda:d.next_plus()),t(lambda:d.logb()))
    for f in ['','f','.2f','e','.3e','g','.3g',',.2f','10.1f','<10.1f','^+12.2f','010.2f','%','.1%','n','+.0f','*>15','E',' .4','020,.2f','.0e']: print(repr(f),t(lambda:format(d,f)),end=' ')
    print()
for m in [ROUND_UP,ROUND_DOWN,ROUND_CEILING,ROUND_FLOOR,ROUND_HALF_UP,ROUND_HALF_DOWN,ROUND_HALF_EVEN,ROUND_05UP]:
    print(m,[str(D(x).quantize(D('1'),rounding=m)) for x in '1.5 2.5 -1.5 -2.5 1.1 -1.1 1.9 0.5 -0.5'.split()])
for s in ['','x','1_000','  5  ','1e','1.2.3','+.5','.','5.','nan123','sNaN','1e5','0x1','١٢','-Infinity','--1','1 2']: print(repr(s),t(lambda:D(s)))
for f in (lambda:D(1)+1.5,lambda:D([1]),lambda:D((0,(1,2),-1)),lambda:D(None),lambda:D(0.1),lambda:D.from_float(0.5),lambda:D(1)==1.0,lambda:D('0.1')==0.1,lambda:D('1')<1.5,lambda:divmod(D(7),D(-2)),lambda:divmod(D(1),0),lambda:D(10)//3,lambda:-D(7)%3,lambda:2**D('0.5'),lambda:pow(D(2),10,1000),lambda:D(5).compare(3),lambda:D(5).max(7),lambda:D('1.1').fma(2,3),lambda:D(7).remainder_near(4),lambda:D('1.10').same_quantum(D('2.20')),lambda:D(3).copy_sign(D(-1)),lambda:D(123).scaleb(2),lambda:D(1)/3,lambda:sum([D('0.1')]*10),lambda:max(D(1),2),lambda:sorted([D(3),D(1),2]),lambda:hash(D('0.5'))==hash(0.5),lambda:hash(D(10**20))==hash(10**20),lambda:{D('1.0'):1}[1],lambda:D('1.0')==D('1.00'),lambda:round(D('2.675'),2),lambda:D(1)+'a',lambda:D(1)<'a',lambda: D('Infinity')-D('Infinity'),lambda:D('1e999999')*10,lambda:D('1e-1000030'),lambda:D('1e-999999')/10**30,lambda:D(2)**-3,lambda:D('1.1')**100,lambda:D(2)**D('-0.5'),lambda:D(9)**D('0.5'),lambda:D('1.5')**D('2.5'),lambda: D(1).exp(),lambda:D(2).ln(),lambda:D(100).log10(),lambda:D('0.001').log10(),lambda:D('1.0001').ln(),lambda:D(-2)**3,lambda:D(-2)**D('0.5'), lambda: 10**D(-5), lambda: D('1E+3')**2, lambda: D(3)**200,lambda:complex(D(1)),lambda:D(5).is_normal(), lambda: isinstance(D(1),__import__('numbers').Number), lambda: __import__('statistics').mean([D(1),D(2)]),lambda: __import__('statistics').stdev([D(1),D(2)]), lambda:__import__('fractions').Fraction(D('0.25')), lambda:__import__('fractions').Fraction(1,4)==D('.25')): print(t(f))
with localcontext() as c:
    c.prec=5; print(D(1)/3, c.prec, D('123456.789')+0); c.rounding=ROUND_UP; print(D(1)/3); c.traps[DivisionByZero]=False; print(D(1)/0, c)
with localcontext(prec=50): print(D(2).sqrt(),D(1).exp(),D(2).ln(),D(10)/7)
print(getcontext(), D(1)/3)
getcontext().prec=6; print(D(22)/7, getcontext().sqrt(2) if 0 else getcontext().create_decimal('1.23456789'), getcontext().divide(1,3)); getcontext().prec=28
for f in (lambda:setattr(getcontext(),'prec',0),lambda:setattr(getcontext(),'rounding','x'),lambda:setattr(getcontext(),'foo',1),lambda:D(1).quantize(D(1),rounding='x')): 
    try: print(f())
    except Exception as e: print(type(e).__name__,e)
r=random.Random(3)
for _ in range(60):
    a=D(r.randint(-10**r.randint(1,30),10**r.randint(1,30))).scaleb(r.randint(-20,20)); b=D(r.randint(1,10**r.randint(1,30))).scaleb(r.randint(-20,20))
    print(a+b,a-b,a*b,a/b,t(lambda:a//b),t(lambda:a%b),b.sqrt(),b.ln(),b.log10(),(a.scaleb(-a.adjusted())).exp(),t(lambda:b**D('0.37')),a<b,f'{a:.3e} {b:,.4f}')
