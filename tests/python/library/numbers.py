import math, random, operator, time
print(math.sqrt(2), math.factorial(30), math.comb(50,25), math.perm(5,2), math.gcd(12,18,27), math.lcm(4,6), math.isqrt(10**40), math.floor(-2.5), math.ceil(2.1), math.trunc(-2.7))
print(math.log(10), math.log(8,2), math.log2(2**1000), math.log10(10**400), math.exp(1), math.hypot(3,4), math.dist([1,2],[4,6]), math.fsum([.1]*10), math.prod([1,2,3]), math.pi, math.inf, math.nan, math.modf(2.5), math.frexp(10.0), math.isclose(.1+.2,.3), math.ulp(1.0), math.copysign(1,-0.0), math.gamma(5), math.cbrt(27))
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.exp(1000), lambda: math.floor('a'), lambda: math.sqrt('a'), lambda: math.comb(-1,2), lambda: math.isqrt(-1), lambda: math.factorial(1.5)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
random.seed(42); print(random.random(), random.randint(1,100), random.choice('abc'), random.sample(range(100),5), random.gauss(0,1), random.uniform(1,2), random.getrandbits(100), random.choices([1,2,3],k=4), random.randrange(0,100,7))
l=list(range(10)); random.shuffle(l); print(l)
random.seed('hello'); print(random.random()); random.seed(2**100); print(random.random()); random.seed(-3); print(random.random()); random.seed(1.5); print(random.random())
r=random.Random(7); print(r.random(), r.betavariate(1,2), r.expovariate(1), r.normalvariate(), r.triangular(), r.choices('ab',[1,3],k=5)); s=r.getstate(); a=r.random(); r.setstate(s); print(a==r.random())
print(operator.itemgetter(1)([1,2]), operator.itemgetter(0,1)('ab'), operator.attrgetter('real')(3), operator.methodcaller('upper')('a'), operator.add(1,2), operator.itemgetter(1,2))
print(time.gmtime(0), time.strftime('%Y-%m-%d', time.gmtime(0)), time.gmtime(0)[:3], time.gmtime(86400).tm_mday)
