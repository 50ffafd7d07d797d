"""statistics: averages, medians, spreads, the normal distribution."""
import statistics as st, random
from fractions import Fraction as F
data=[[1,2,3,4],[1,2,3,4,4],[2.5,3.25,5.5,11.25,11.75],[F(1,2),F(1,3)],[1,2.5,F(1,4)] if 0 else [1,F(1,4)],[1],[5,5,5],[],['a','b','b'],[0.1]*10,[1e50,1,-1e50]*3,[True,False],[3,1,2,2],[float('inf'),1],[float('nan'),1],[-1,2],[0,2],list(range(100)),['a']]
fs=['mean','fmean','geometric_mean','harmonic_mean','median','median_low','median_high','median_grouped','mode','multimode','quantiles','variance','pvariance','stdev','pstdev']
for d in data:
    for f in fs:
        try: print(f,d[:6],repr(getattr(st,f)(d)))
        except Exception as e: print(f,d[:6],type(e).__name__,e)
r=random.Random(5); d=[r.gauss(10,3) for _ in range(50)]; e=[r.random() for _ in range(50)]
for f in fs: print(f, getattr(st,f)(d), getattr(st,f)(iter(d)))
print(st.quantiles(d,n=10),st.quantiles(d,n=5,method='inclusive'),st.covariance(d,e),st.correlation(d,e),st.linear_regression(d,e),st.linear_regression(d,e,proportional=True))
for f in (lambda:st.correlation([1,1],[2,2]),lambda:st.correlation([1],[2]),lambda:st.correlation([1,2],[2]),lambda:st.linear_regression([1,1],[1,2]),lambda:st.fmean([1,2],[1]),lambda:st.fmean([1,2],[3,1]),lambda:st.harmonic_mean([40,60],weights=[5,30]),lambda:st.quantiles([1,2],method='x'),lambda:st.variance([1,2,3],2),lambda:st.pvariance([1,2,3],2.0),lambda:st.pstdev([1.5,2.5],mu=2), lambda:st.mean(5), lambda:st.quantiles([1,2],n=0)):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__,e)
n=st.NormalDist(100,15)
print(n,n.pdf(110),n.cdf(110),n.inv_cdf(.9),n.inv_cdf(.001),n.inv_cdf(1e-20),n.quantiles(10),n.zscore(130),n.overlap(st.NormalDist(110,15)),n.overlap(st.NormalDist(110,10)),n+5,n-n,n*2,3*n,n/4,-n,n==st.NormalDist(100,15),hash(n)==hash((100.0,15.0)),n.variance,10-n)
print(st.NormalDist.from_samples([1,2,3,4]),n.samples(3,seed=7),round(n.mean),n.median,n.mode,n.stdev)
