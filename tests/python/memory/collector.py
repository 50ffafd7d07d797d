# audit: no, its heaps are too large to be walked at every step
import gc, sys
class N:
    def __init__(s,n): s.n=n
    def __del__(s): print('del',s.n)
gc.collect()
a=N(1); b=N(2); a.o=b; b.o=a; del a,b; print(gc.collect())
l=[]; l.append(l); del l; print(gc.collect())
print(gc.is_tracked({}), gc.is_tracked({'a':1}), gc.is_tracked({'a':[]}), gc.is_tracked(()), gc.is_tracked((1,2)), gc.is_tracked([]), gc.is_tracked(1), gc.is_tracked(N), gc.is_tracked(int))
t=(1,'a'); gc.collect(); print(gc.is_tracked(t)); d={'a':(1,2)}; print(gc.is_tracked(d)); gc.collect(); print(gc.is_tracked(d))
print(gc.get_threshold(), gc.isenabled(), gc.get_debug())
saved=[]
class Z:
    def __del__(s): saved.append(s); print('z del')
z=Z(); z.z=z; del z; print(gc.collect(), len(saved)); 
saved.clear(); print(gc.collect())
z=Z(); del z; print(len(saved)); saved.clear(); print('cleared', len(saved))
def cb(phase,info): print(phase,info)
gc.callbacks.append(cb); x=[]; x.append(x); del x; gc.collect(); gc.callbacks.remove(cb)
gc.disable(); c0=gc.get_count(); q=[[] for i in range(50)]; c1=gc.get_count(); print(c1[0]-c0[0]); del q; gc.enable()
n=0
def cb2(phase,info):
    global n
    if phase=='start': n+=1
gc.collect(); gc.callbacks.append(cb2); keep=[[] for i in range(100000)]; print(n); gc.callbacks.remove(cb2)
print([s['collections']>0 for s in gc.get_stats()])
print(len(gc.get_referrers(keep[0]))>=1, gc.get_referents([1,2]), gc.is_finalized(saved))
gc.freeze(); print(gc.get_freeze_count()>0); gc.unfreeze(); print(gc.get_freeze_count())
gc.set_debug(gc.DEBUG_SAVEALL); x=[]; x.append(x); del x; print(gc.collect(), len(gc.garbage)); gc.set_debug(0); gc.garbage.clear()
# deep nesting
x=[]
for i in range(200000): x=[x]
del x
class L: pass
h=L()
for i in range(100000):
    m=L(); m.n=h; h=m
del h,m
x=()
for i in range(100000): x=(x,)
del x
x={}
for i in range(100000): x={1:x}
del x
e=None
for i in range(100000):
    v=ValueError(); v.__cause__=e; e=v
del e,v
print('deep done')
class O:
    def __init__(s,n,c=None): s.n=n; s.c=c
    def __del__(s):
        if s.n<60: print(s.n,end=' ')
o=None
for i in range(120): o=O(i,[o])
del o
print()
class At:
    def __del__(s): print('at exit', s.k)
at=At(); at.k='x'; at2=At(); at2.k='y'; at2.me=at2
