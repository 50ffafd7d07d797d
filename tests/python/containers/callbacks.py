# User code called from the middle of every container: comparing, hashing, indexing, iterating.
x=set(i for i in range(3))
x=tuple(i for i in range(3))
x=dict((i,i) for i in range(3))
x=list(zip((i for i in range(3)),[1,2,3]))
x=list(enumerate(i for i in range(3)))
x=list(map(str,(i for i in range(3))))
x=list(filter(None,(i for i in range(3))))
x={1}|set(i for i in range(3))
x.update(i for i in range(3))
y={1:2}.keys()&(i for i in range(3))
y={1:2}.keys()-(i for i in range(3))
class A:
  def __init__(s,n): s.n=n
  def __eq__(s,o): return s.n==o.n
  def __lt__(s,o): return s.n<o.n
  def __hash__(s): return 3
  def __repr__(s): return 'A'
  def __index__(s): return 2
print([A(1),[A(2)],(A(3),),{A(1):A(2)},{A(4)}, {1:A(1)}.items(), range(A(1))[A(1):], slice(A(1))])
print([A(1),A(2)]<[A(1),A(3)], (A(1),A(2))==(A(1),A(3)), {1:A(1)}=={1:A(1)}, {A(1)}=={A(1)}, sorted([A(3),A(1)])[0].n,min(A(1),A(2)).n)
l=[A(1),A(2),A(3)]; l.remove(A(2)); print(l.index(A(3)), l.count(A(1)), A(1) in l, A(9) in l)
d={A(1):1,A(2):2}; print(d[A(1)],d.get(A(2)),d.pop(A(2)),d.setdefault(A(5),6)); del d[A(1)]; print(d)
s={A(1),A(2)}; s.discard(A(1)); s.add(A(2)); s.remove(A(2)); print(s, {A(1)}&{A(1)}, {A(1)}-{A(2)}, frozenset([A(1)])|{A(1)})
print({A(1):1}.keys()|{A(2):2}.keys(), {A(1):1}.items()^{A(1):2}.items(), {A(1):A(1)}.items()&{(A(1),A(1))}, (A(1),A(1)) in {A(1):A(1)}.items())
l[A(1):]=[A(7)]*3; l.insert(A(0),A(8)); l.pop(A(0)); l*=A(1); print(l, l[A(1)], (1,2,3)[A(1)], range(5)[A(1)])
class D(dict):
  def __missing__(s,k): return A(k)
print(D()[3].n, {**D(a=1)}, dict(D(b=2),c=3), dict([[1,2]]), dict(iter([(1,2)])))
class M:
  def keys(s): return iter('ab')
  def __getitem__(s,k): return A(k)
print(dict(M()), {**M()}, {}|dict(M()))
class Q:
  def __reversed__(s): return (i for i in 'ab')
print(list(reversed(Q())))
