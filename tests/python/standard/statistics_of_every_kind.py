# Every average, spread and regression over data of every kind, and the normal distribution.
import statistics as s
from fractions import Fraction as F
D = None
import statistics
inf = float('inf'); nan = float('nan')
def say(f, *a, **k):
    try: print(f.__name__, [x if not hasattr(x, '__next__') else 0 for x in a], list(k), repr(f(*a, **k)))
    except Exception as e: print(f.__name__, [x if not hasattr(x, '__next__') else 0 for x in a], list(k), type(e).__name__, e)
sets = [[], [1], [1,2], [1,2,3,4], [1.5,2.25,7], [F(1,3),F(2,5),F(1,7)], [1,F(1,2)], [1.5,F(1,2)], [True, False, True], [1, inf], [inf,-inf], [nan,1,2], ['a','b'], [1,'a'], [3,3,3], [0,0], [-1,2,3], [0.1]*10, [1e300,-1e300,1], [10**30, 1, -10**30], [5e-324, 5e-324], [1e308,1e308], range(7), (2.5,3.25,5.5,11.25,11.75), [0.25, 0.5, 1.25, 1.25, 1.75, 2.75, 3.5], [1,1,2,2,3], [40,60], [2,4,4,4,5,5,7,9]]
if D: sets += [[D('1.5'), D('2.5'), D('0.1')], [D(1), D(2)], [D(1), 2], [D(1), 2.0], [D('Infinity'), D(1)]]
for d in sets:
    for f in (s.mean, s.fmean, s.geometric_mean, s.harmonic_mean, s.median, s.median_low, s.median_high, s.median_grouped, s.mode, s.multimode, s.variance, s.pvariance, s.stdev, s.pstdev, s.quantiles):
        say(f, d)
    if d and type(d) is list:
        say(s.mean, iter(d)); say(s.harmonic_mean, iter(d)); say(s.stdev, iter(d)); say(s.fmean, iter(d)); say(s.quantiles, iter(d), n=3)
    say(s.variance, d, 2); say(s.pvariance, d, 1.5); say(s.stdev, d, F(3,2)); say(s.pstdev, d, mu=0)
    for n in (1, 2, 5, 10): say(s.quantiles, d, n=n); say(s.quantiles, d, n=n, method='inclusive')
say(s.quantiles, [1,2,3], n=0); say(s.quantiles, [1,2,3], method='x')
say(s.fmean, [1,2,3], [1,2]); say(s.fmean, [1,2,3], [1,2,3]); say(s.fmean,[1,2],[0,0]); say(s.fmean,[1,2],weights=iter([3,1])); say(s.fmean,[1,2],[1,-1])
say(s.harmonic_mean, [40,60], weights=[5,30]); say(s.harmonic_mean,[40,60],[5]); say(s.harmonic_mean,[40,60],[-1,2]); say(s.harmonic_mean,[40,-60],[1,2]); say(s.harmonic_mean,[0,5],[1,2]); say(s.harmonic_mean,[0,5],[0,2]); say(s.harmonic_mean,[4,5],[0,0]); say(s.harmonic_mean,['a']); say(s.harmonic_mean,[-3]); say(s.harmonic_mean,[5],[2]); say(s.harmonic_mean,[F(1,2),F(1,3)]); say(s.harmonic_mean, iter([1,2]), iter([1,2]))
say(s.median_grouped, [1,2,2,3,4,4,4,4,4,5]); say(s.median_grouped, [1,3,3,5,7], interval=2); say(s.median_grouped, [1,3,3,5,7], 'x'); say(s.median_grouped,[52, 52, 53, 54],interval=3)
say(s.mode, ['red','blue','red']); say(s.multimode,'aabbbbccddddeeffffgg'); say(s.mode, 5)
X=[1,2,3,4,5,6,7,8,9]; Y=[1,2,3,1,2,3,1,2,3]; Z=[9,8,7,6,5,4,3,2,1]
for a,b in ((X,Y),(X,X),(X,Z),(X,[1]*9),([1]*9,X),(X,[1]),([1],[1]),([],[]),([1.5,2.5,9.25],[F(1,2),2,3])):
    for f in (s.covariance, s.correlation, s.linear_regression): say(f, a, b)
    say(s.linear_regression, a, b, proportional=True)
say(s.linear_regression,[0,0],[1,2],proportional=True); r = s.linear_regression(X,Y); print(r.slope, r.intercept, type(r).__name__)
N = s.NormalDist
say(N, 1, -1); n = N(100, 15); print(n, N(), n.mean, n.median, n.mode, n.stdev, n.variance)
for f in (n.pdf, n.cdf, n.zscore, N().pdf, N(5,0).pdf, N(5,0).cdf, N(5,0).zscore): say(f, 110); say(f, -3.5)
for p in (0,1,-1,.5,.01,.99,.425,.001,1e-10,1-1e-10,1e-300,.075,.925,.9): say(n.inv_cdf, p); say(N().inv_cdf, p)
say(N(5,0).inv_cdf,.3); say(n.quantiles); say(n.quantiles, 10); say(n.quantiles, n=2)
for m in (N(100,15), N(110,15), N(90,20), N(5,0), 3): say(n.overlap, m)
say(N(110,15).overlap,n); say(N(5,0).overlap,N(5,0))
for e in ('n+n','n-n','n+5','5+n','n-5','5-n','n*2','2*n','n/3','-n','+n','n*-2','n/-2.5','n==N(100,15)','n==N()','n==5','n!=N()','hash(n)==hash(N(100,15))','n*n','n/n','3/n','n+"a"','n<n','n/0'):
    try: print(e, eval(e))
    except Exception as x: print(e, type(x).__name__, x)
print(N.from_samples([1,2,3,4,9]), N(10,2).samples(4, seed=5), type(N.__slots__), sorted(s.__all__)); say(N.from_samples,[1])
import copy; print(copy.copy(n), copy.deepcopy(n) == n, n.__getstate__())
class M(N): pass
print(M(1,2), M.from_samples([1,2]), M(1,2)+1, M(1,2)==N(1,2))
try: n.x=1
except AttributeError as e: print(e)
print(s.StatisticsError.__mro__, s.StatisticsError.__module__)
class MyF(float): pass
class MyI(int): pass
for k in ([MyF(1),MyF(2)],[MyI(1),MyI(3)],[MyI(1),MyF(2)],[MyI(1),MyI(2)],[True,MyI(4)],[MyF(1),F(1,2)]):
    for f in (s.mean, s.variance, s.stdev, s.median): 
        try: v = f(k); print(f.__name__, type(v).__name__, v)
        except Exception as e: print(f.__name__, e)
import math
inf=math.inf; nan=math.nan
for a in ([1e308,1e308],[1e308,1e308,-1e308],[1e308,-1e308,1e308],[inf,1],[inf,-inf],[nan,1],[nan,inf],[nan,inf,-inf],[inf,1e308,1e308],[1e308,1e308,inf],[1e16,1,-1e16],[1e308,1e308,-1e308,-1e308],[],[-0.0],[2.0**53,1.0,2**-100],[1e308,2.0**970,-1e308],[1.7976931348623157e308,9.9e291],[1.7976931348623157e308,9e291,9e291], [10**400]):
    try: print(a[:3] if a!=[10**400] else 0, repr(math.fsum(a)))
    except Exception as e: print(type(e).__name__, e)
