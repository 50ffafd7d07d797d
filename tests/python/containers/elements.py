# Containers of objects whose comparisons are Python functions.
class K:
    def __init__(self, n): self.n = n
    def __lt__(self, other):
        return self.n < other.n
items = [K((i * 37) % 23) for i in range(23)]
items.sort()
items.sort(key=lambda k: K(-k.n), reverse=True)
print([k.n for k in items])
l=[3,1,2]
l.sort(key=lambda x: str(x))
def bad(x):
    if x == 2: raise KeyError('no')
    return [x]
try: l.sort(key=bad)
except KeyError as e: print(repr(e), l)
class E:
    def __init__(self,n): self.n=n
    def __eq__(self,o): return self.n==o.n
    def __hash__(self): return 5
d={}; s=set()
for i in range(8): d[E(i)]=E(i); s.add(E(i))
print(d=={E(i):E(i) for i in range(8)}, s=={E(i) for i in range(8)}, E(3) in d, E(9) in s, [E(1)]==[E(1)], [E(1),E(2)].index(E(2)))
print(len(s & {E(1)}))
print(len(s|{E(10)}), len(s-{E(1)}), len(s^{E(1),E(11)}), s.isdisjoint([E(3)]), s>={E(1)})
d.update([(E(1),2),(E(20),3)]); print(len(d), d.pop(E(20)))
print(len(dict.fromkeys((E(i) for i in range(4)))), dict(a=1,**{'b':2}))
x=list(map(lambda a,b:(a,b),[E(1)],[E(2)])); y=list(filter(lambda a:a.n,[E(0),E(1)])); z=list(zip((E(i) for i in range(3)),[1,2,3]))
print(len(x),len(y),len(z), list(enumerate(E(i).n for i in range(3))))
def g():
    yield from ([E(i)] for i in range(3))
print(len(list(g())), len(tuple(g())), [*g()]==[*g()], len({**{'a':g()}}), sorted(g(),key=lambda k:k[0].n)[0][0].n)
l=list(range(5)); l[1:3]=(E(i) for i in range(4)); del l[::2]; l[::2]=[E(1)]*len(l[::2]); print(len(l)); l*=2; l+=g(); print(len(l))
