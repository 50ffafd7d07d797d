# The iterators' own protocol: hints, pickling, states, exhaustion, reuse of pairs.
import sys
def show(what):
    try: print(what, '->', eval(what))
    except Exception as e: print(what, '->', type(e).__name__, e)
for e in ["iter([1,2]).__length_hint__()", "iter((1,2)).__reduce__()", "reversed([1,2]).__reduce__()", "iter(range(2**70)).__reduce__()",
          "iter(range(3)).__reduce__()", "range(3).__reduce__()", "len(range(2**70))", "reversed(range(2**70)).__length_hint__()",
          "range(10)[::2]", "range(10)[::-3]", "range(2**70)[5:]", "range(5)[7]", "range(5)['a']", "range(5).index(9)", "range(5).index('a')",
          "range(5).count(3)", "hash(range(5)), hash(range(0)) == hash(range(3,3)), hash(range(1,2,7)) == hash(range(1,2))", "range(0) == range(5,5)", "range(0,3,2) == range(0,4,2)",
          "range(1,2,0)", "range('a')", "range()", "range(1,2,3,4)", "range(stop=3)", "1.0 in range(3), 'a' in range(3), True in range(2)",
          "list(range(2**63-2, 2**63+2))", "list(range(-2**63, -2**63+2))", "list(reversed(range(2**64, 2**64+3)))", "range(10).index(True)",
          "range(3) < range(4)", "range(-5, 5, 3)[-1]", "range(3).start, range(3).stop, range(3).step", "list(range(10, 0, -3))",
          "slice()", "hash(slice(1))", "slice(1,2) == slice(1,2), slice(1,2) < slice(1,3)", "slice(1,2,0).indices(3)", "slice('a').indices(3)",
          "slice(None, -1, -2).indices(10)", "slice(2**70, None, -1).indices(2**80)", "slice(1).indices(-1)", "slice(1,2,3).__reduce__()", "slice(5)",
          "enumerate()", "enumerate(3)", "enumerate([],1,2)", "enumerate([],'a')", "list(enumerate(iterable=[1],start=2))", "enumerate(a=1)",
          "list(enumerate('ab', 2**63-1))", "enumerate([1], 2**70).__reduce__()[1][1]", "enumerate(start=1)", "enumerate([], start=1, b=2)",
          "zip(3)", "zip([1],3)", "list(zip([1],[],strict=True))", "list(zip([],[1],strict=True))", "list(zip([1],[1],[],strict=True))",
          "list(zip([],[],[1],strict=True))", "zip(strict=1,a=2)", "zip(a=2)", "list(zip(strict=True))", "list(zip())", "list(zip('abc',[1,2]))",
          "map()", "map(1)", "map(1,2)", "list(map(1,[2]))", "map(a=1)", "list(map(max,[1,5],[3,2]))", "filter()", "filter(1)", "filter(None,3)",
          "list(filter(None,[0,1,'',2]))", "list(filter(bool,[0,1]))", "filter(a=1)", "reversed()", "reversed(3)", "reversed({1})", "reversed(a=1)",
          "reversed('abc').__reduce__()", "reversed('abc').__length_hint__()", "list(reversed('abc'))", "list(reversed({1:2,3:4}))", "reversed(3,4)",
          "{}.keys() - {1}", "{1:2}.keys() & [1,2]", "sorted({1:2}.items() | [(3,4)])", "repr({1:2}.keys()), repr({1:2}.values()), repr({1:2}.items())",
          "{}.keys().isdisjoint(3)", "{1:2}.keys() < [1]", "{1:2}.keys().mapping", "hash({}.keys())", "type({}.keys())()", "{1:2}.keys() == {1}",
          "{1:[]}.items() & [(1,2)]", "[3] - {1:2}.keys()", "{1:2,3:4}.keys() >= {1}", "(1,2) in {1:2}.items(), 1 in {1:2}.items()",
          "iter({1:2}).__reduce__()[1]", "reversed({1:2}).__reduce__()[1]", "iter({1:2}.items()).__length_hint__()", "iter({1}).__reduce__()[1]"]:
    show(e)
it = iter([1, 2, 3]); next(it); print(it.__length_hint__()); it.__setstate__(-5); print(list(it), list(it), it.__reduce__())
it = reversed([1, 2, 3]); it.__setstate__(1); print(list(it))
it = iter(range(10)); it.__setstate__(7); print(list(it), it.__length_hint__())
l = [1, 2]; it = iter(l); list(it); l.append(3); print(list(it))
l = [1, 2, 3]; r = []
for x in l:
    r.append(x)
    if len(l) < 6: l.append(x * 10)
print(r)
z = zip([1, 2], [3, 4]); a = next(z); i = id(a); b = next(z); print(id(b) == i, a, b)
z = zip([1, 2, 3], [3, 4, 5]); a = id(next(z)); b = id(next(z)); print(a == b)
e = enumerate('xyz'); a = id(next(e)); b = id(next(e)); print(a == b)
print(sys.getrefcount(next(e)))
d = {1: 2, 3: 4}; it = iter(d.items()); a = id(next(it)); b = id(next(it)); print(a == b)
for view in (d.keys(), d.values(), d.items()):
    it = iter(view); next(it); d['new'] = 1
    try: next(it)
    except RuntimeError as e: print(e)
    try: next(it)
    except RuntimeError as e: print(e)
    del d['new']
try:
    for k in d: del d[k]; d[k + 10] = 1
except RuntimeError as e: print(e)
s = {1, 2}; it = iter(s); s.add(3)
try: next(it)
except RuntimeError as e: print(e, it.__length_hint__())
class Seq:
    def __len__(self): return 3
    def __getitem__(self, i):
        if i >= 3: raise IndexError
        return i * 2
print(list(reversed(Seq())), list(Seq()), 4 in Seq(), list(zip(Seq(), Seq())))
class R:
    def __reversed__(self): return iter('own')
print(list(reversed(R())))
class N:
    __reversed__ = None
try: reversed(N())
except TypeError as e: print(e)
class MyList(list):
    def __init__(self, *a, **k): super().__init__(*a); self.k = k
m = MyList([3, 1], x=1); m.sort(); print(m, m.k, m == [1, 3], m + [2], type(m + [2]), type(m[:]), type(m.copy()))
class MyTuple(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
t = MyTuple(1, 2); print(t, type(t), t + (3,), t[:], type(t[:]), t.__getnewargs__(), hash(t) == hash((1, 2)))
class MySet(set): pass
s = MySet([1]); s.x = 1; print(s, s | {2}, type(s | {2}), type(s.copy()), s.__reduce__(), {1} == s)
class H(set): __hash__ = object.__hash__
h = H(); h.add(h); print(h)
l = []; l.append(l); print(l, [l]); d = {}; d[1] = d; print(d); t = ([],); t[0].append(t); print(t)
d = {}; d['k'] = d.values(); print(d)
