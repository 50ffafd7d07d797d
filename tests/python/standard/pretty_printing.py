"""pprint: what is cut into lines where."""
import pprint, collections, dataclasses, types
from pprint import pprint as p
data={'name':'a'*30,'list':list(range(40)),'nested':{'k%d'%i:{'v':[i]*i} for i in range(12)},'t':('x',),'set':{3,1,2},'long':'the quick brown fox jumps over the lazy dog and then some more words follow it to the end'*2,'b':b'bytes'*30,3:None}
p(data); p(data,width=40); p(data,indent=4,compact=True); p(data,depth=2); p(data,sort_dicts=False,width=120); pprint.pp(data)
p('hello\nworld\n'*10); p('word '*40); p(['word '*30]); p(b'x'*200); p(bytearray(b'y'*100))
p(collections.OrderedDict((i,'x'*i) for i in range(15))); p(collections.defaultdict(list,{i:[i]*20 for i in range(4)})); p(collections.Counter('the quick brown fox jumps over the lazy dog')); p(collections.deque(range(50))); p(collections.deque(range(50),maxlen=60)); p(collections.ChainMap({i:i*'x' for i in range(12)},{'y':list(range(30))}))
@dataclasses.dataclass
class D: 
    name:str; items:list; other:dict=None; hidden:int=dataclasses.field(default=0,repr=False)
p(D('n'*20,list(range(30)),{'a':D('m',[])})); p(D('a',[])); 
p(types.SimpleNamespace(a=list(range(20)),b='x'*60)); p(types.MappingProxyType({i:'x'*i for i in range(15)}))
l=[1]; l.append(l); print(pprint.isrecursive(l), pprint.isreadable(l), pprint.isreadable([1,'a',{2:3.5}]), pprint.saferepr([1,(2,)]))
p(1234567890,underscore_numbers=True); p([123456789]*10,underscore_numbers=True)
p({('a',2):1,'b':2,5:3,None:4}); p(set()); p(frozenset(range(40))); p(()); p([]); p({}); p([[]]*30,width=20); p((1,)); p({1:{2:{3:{}}}},depth=1); p((((1,),),),depth=2)
for kw in ({'indent':-1},{'depth':0},{'width':0}):
    try: p(1,**kw)
    except ValueError as e: print(e)
class MyL(list): pass
p(MyL(range(60))); p([MyL([1])]*30)
class P(pprint.PrettyPrinter):
    def format(self,o,c,m,l):
        if isinstance(o,str): return o.upper(),True,False
        return super().format(o,c,m,l)
P(width=20).pprint({'ab':['cd','ef','gh','ij']})
N=collections.namedtuple('N','a b'); p([N('x'*40,'y'*40)]); print(pprint.pformat({'a':1}))
p([{'id':i,'tags':['t%d'%j for j in range(i)]} for i in range(6)],width=30,compact=True)
