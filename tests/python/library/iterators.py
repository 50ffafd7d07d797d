from itertools import *
import dataclasses
from dataclasses import dataclass, field
print(list(islice(count(5,2),3)), list(chain('ab',[1])), list(chain.from_iterable(['ab','c'])), list(accumulate([1,2,3])), list(accumulate([1,2,3],lambda a,b:a*b,initial=10)))
print(list(combinations('abc',2)), list(permutations('abc',2)), list(product('ab',repeat=2)), list(combinations_with_replacement('ab',2)))
print([(k,list(g)) for k,g in groupby('aabbc')], list(zip_longest('ab','c',fillvalue='-')), list(takewhile(lambda x:x<3,range(9))), list(dropwhile(lambda x:x<7,range(9))), list(islice(cycle('ab'),5)), list(repeat(1,3)), list(starmap(pow,[(2,3)])), list(compress('abc',[1,0,1])), list(filterfalse(None,[0,1])), list(pairwise('abcd')))
a,b=tee([1,2,3]); print(next(a),list(b),list(a)); print(count(3),repeat(2,3),count(1,2))
print(list(islice('abcdefg',2,6,2)), list(islice('abc',None)), list(permutations([])), list(product()))
for f in (lambda: islice('a',-1), lambda: islice('a',1,2,0), lambda: combinations('a',-1)):
    try: f()
    except Exception as e: print(type(e).__name__, e)
@dataclass(order=True)
class P:
    x:int
    y:int=2
    z:list=field(default_factory=list,compare=False)
print(P(1), P(1)==P(1), P(1)<P(2), dataclasses.asdict(P(1)), dataclasses.replace(P(1),x=5), P.__doc__, P.__match_args__)
@dataclass(frozen=True, slots=True)
class F:
    a:int
    b:str='q'
f=F(1)
try: f.a=3
except Exception as e: print(type(e).__name__, e)
print(hash(f)==hash(F(1)), f, F.__slots__)
try: F()
except TypeError as e: print(e)
try:
    @dataclass
    class B: x:list=[]
except ValueError as e: print(e)
