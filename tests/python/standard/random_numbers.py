# A seed gives python3's numbers, in every distribution; wrong arguments its errors.
import random
from random import Random, SystemRandom
from fractions import Fraction
def say(f, *a, **k):
    try: print(f.__name__, a, k, f(*a, **k))
    except Exception as e: print(f.__name__, a, k, type(e).__name__, e)
for seed in (0, 1, -5, 2**70, 3.25, 'text', b'bytes', bytearray(b'xyz'), '', True):
    r = Random(seed)
    print(seed, [r.random() for _ in range(3)], r.getrandbits(70))
    for v in (1, 2):
        try:
            r.seed(seed, v); print(v, r.random())
        except Exception as e: print(type(e).__name__, e)
r = Random(42)
say(r.seed, [1]); say(r.seed, 1j); say(r.seed, (1,2))
for args in [(10,),(1,10),(1,10,3),(10,1,-3),(0,),(-3,),(5,5),(5,1),(1,5,0),(5,1,2),(10.0,),(10.5,),(1,10.5),(1,10,2.5),(1,10.0,2.0),(1,None,2),('a',),(0,100,7),(2**80,),(None,)]:
    say(r.randrange, *args)
    say(r.randrange, *args)
for a in [(1,6),(6,1),(1.5,3)]: say(r.randint, *a)
say(r.choice, []); say(r.choice, 'abc'); say(r.choice, range(10**6)); say(r.choice, {1,2}); say(r.choice, {0:'a'})
for n in (5, 21, 22, 100, 1000):
    for k in (0, 1, 4, 5, 6, 20, 40):
        say(r.sample, range(n), k)
say(r.sample, {1,2}, 1); say(r.sample, 'abc', -1); say(r.sample, 'abc', 4); say(r.sample, 'abc', 1.5); say(r.sample, range(100), 2.5); say(r.sample, 'abc', 2, counts=[1,2]); say(r.sample,'abc',3,counts=[4,0,1])
say(r.sample,'abc',3,counts=[0,0,0]); say(r.sample,'abc',3,counts=[1.5,1,1]); say(r.sample,'abc',9,counts=[1,1,1]); say(r.sample,'',0,counts=[])
say(r.choices, 'abc'); say(r.choices, 'abc', k=5); say(r.choices, 'abc', [1,2,3], k=5); say(r.choices, 'abc', cum_weights=[1,2,3], k=5); say(r.choices,'abc',[1,2,3],cum_weights=[1,2,3]); say(r.choices,'abc',5); say(r.choices,'abc',[1,2]); say(r.choices,'abc',[0,0,0]); say(r.choices,'abc',[1,2,float('inf')]); say(r.choices,'abc',[1,'a']); say(r.choices,[], k=2); say(r.choices,'ab',[Fraction(1,3),Fraction(2,3)],k=4); say(r.choices,'abc',k=2.5); say(r.choices,[],[],k=2)
for n in (0,1,2,10,100):
    l = list(range(n)); r.shuffle(l); print(l)
say(r.shuffle, (1,2))
say(r.randbytes, 5); say(r.randbytes, 0); say(r.randbytes, -1)
for f, a in [('uniform',(1,10)),('uniform',(5,-2)),('triangular',()),('triangular',(0,10,3)),('triangular',(2,2,2)),('triangular',(10,0)),('normalvariate',()),('normalvariate',(10,2)),('gauss',()),('gauss',(1,3)),('lognormvariate',(0,1)),('expovariate',(2,)),('expovariate',(-1,)),('expovariate',(0,)),('vonmisesvariate',(0,4)),('vonmisesvariate',(1,0)),('vonmisesvariate',(1,1e-3)),('gammavariate',(0.5,1)),('gammavariate',(1,2)),('gammavariate',(3,2)),('gammavariate',(200,2)),('gammavariate',(0,2)),('gammavariate',(1.0,-2)),('betavariate',(1,2)),('betavariate',(0.2,0.4)),('betavariate',(20,40)),('paretovariate',(3,)),('paretovariate',(0,)),('weibullvariate',(1,2)),('weibullvariate',(1,0))]:
    for i in range(9):
        try: x = getattr(r, f)(*a)
        except Exception as e: print(f, a, type(e).__name__, e); break
        print(f, a, repr(x))
s = r.getstate(); a = r.random(), r.gauss(); r.setstate(s); print(a == (r.random(), r.gauss()), s[0], len(s[1]), s[2])
say(r.setstate, (1, (), None)); say(r.setstate, (2, tuple(-x for x in s[1][:-1])+(624,), None)); print(r.random())
say(r.setstate, (3, (1,2), None)); 
print(r.__dict__.keys(), r.VERSION)
print(sorted(random.__all__))
random.seed(5); print(random.random(), random.randint(1,6), random.sample(range(50), 5), random.getrandbits(9), random.gauss(0,1), random.choice('xyz'))
class Mine(Random):
    def random(self): return 0.37
m = Mine(); print(m.randrange(10), m.choice('abcdef'), m.sample(range(5),2) if 0 else '')
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    print(m.randrange(2**60)); print([str(x.message) for x in w])
class Both(Mine):
    def getrandbits(self, k): return 1
print(Both().randrange(10))
class Low(Random):
    def _randbelow(self, n): return n-1
print(Low().randrange(10), Low().sample(range(6),3))
say(SystemRandom().getstate); SystemRandom().seed(3); print(0 <= SystemRandom().random() < 1)

r = Random(3)
for a in [(10.0,),(10.5,),('5',),(1,10.5),(1,10.0),(1,10,2.0),(1,10,2.5),(1,10,'x'),(1.0,10.0,2.0),(1.5,10.5,2.5),(float('nan'),),(5.0,None,2.0),(5,5.0),(-1.0,)]:
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter('always')
        try: print(a, r.randrange(*a))
        except Exception as e: print(a, type(e).__name__, e)
        for x in w: print('   ', x.category.__name__, x.message, x.lineno)
