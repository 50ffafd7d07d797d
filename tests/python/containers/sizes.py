# sys.getsizeof of containers however they came to be, and what the collector tracks.
import sys, gc
g = sys.getsizeof
a, b = 1, 'x'
print([g(d) for d in ({}, {'a': 1}, {'a': a, 'b': b}, {1: 2}, {'a': 1, 2: 3}, {a: b})])
print(g({'a': a, 'b': 1, 'c': 1, 'd': 1, 'e': 1, 'f': 1}), g({'a': 1, 'b': 1, 'c': 1, 'd': 1, 'e': 1, 'f': 1, **{}}), g({1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6}))
print(g({**{'a': 1}}), g({**{i: i for i in range(20)}}), g(dict(a=1, b=2)), g(dict({'a': 1})), g(dict([(1, 2)])), g(dict(zip('abcdef', range(6)))))
print(g({i: i for i in range(11)}), g({str(i): i for i in range(11)}), g({'a': 1} | {'b': 2}), g({'a': 1} | {3: 2}))
def f(**kw): return kw
print(g(f()), g(f(a=1)), g(f(a=1, b=2, c=3, d=4, e=5, f=6)), g(f(**{'a%d' % i: i for i in range(20)})))
def h(*args): return args
print(g(h()), g(h(1, 2)), g(h(*range(10))), g((*[1, 2], 3)), g(tuple([1, 2])), g(tuple(range(4))), g(tuple(x for x in 'abc')))
print([g(l) for l in ([], [1], [1, 2], [a, b, a], [1, 2, 3], [1, 2, 3, 4, 5], [*range(3)], [*'ab', 1], [x for x in range(5)], list(range(5)), list('abc'), list(x for x in range(9)))])
l = []
seen = []
for i in range(70):
    l.append(i)
    if not seen or seen[-1] != g(l): seen.append(g(l))
print(seen)
seen = [g(l)]
while l:
    l.pop()
    if seen[-1] != g(l): seen.append(g(l))
print(seen)
print(g([1, 2] + [3]), g([1, 2, 3][1:]), g([0] * 7), g([1, 2, 3].copy()), g(sorted((3, 1, 2))), g(sorted(x for x in range(9))))
l = [1, 2, 3]; l += [4]; print(g(l)); l.extend(range(10)); print(g(l)); l.insert(0, 1); print(g(l)); l[2:2] = [7] * 9; print(g(l)); del l[3:]; print(g(l)); l.clear(); print(g(l))
l = [3, 1, 2]; l.sort(); print(g(l)); l *= 3; print(g(l)); l[:] = (1, 2); print(g(l)); l.remove(1); print(g(l)); del l[0]; print(g(l)); l.append(1); print(g(l))
s = set(); seen = []
for i in range(3000):
    s.add(i)
    if not seen or seen[-1][1] != g(s): seen.append((len(s), g(s)))
print(seen)
print(g({1}), g({1, 2, 3, 4, 5}), g(set(range(100))), g(frozenset(range(100))), g(set('abc') | set('def')), g({1, 2} & {2}), g({*range(50)}), g({x for x in range(50)}))
d = {}; seen = []
for i in range(3000):
    d['k%d' % i] = i
    if not seen or seen[-1][1] != g(d): seen.append((len(d), g(d)))
print(seen)
for i in range(2990): del d['k%d' % i]
print(g(d)); d['z'] = 1; print(g(d), g(d.copy()), g(dict(d)))
for i in range(2000): d[i] = i
print(g(d)); d.clear(); print(g(d)); d[1] = 1; print(g(d))
print([gc.is_tracked(x) for x in ((), [], {}, {1: 2}, {'a': []}, set(), frozenset(), {'a': int}, {'a': len}, range(3), slice(1), iter([]))])
t = (1, 'a', (2, 3)); gc.collect(); print(gc.is_tracked(t), gc.is_tracked(t[2]), gc.is_tracked((1, [])))
d = {'a': 1}; d['b'] = (1, 2); gc.collect(); print(gc.is_tracked(d)); d['c'] = []; print(gc.is_tracked(d)); del d['c']; gc.collect(); print(gc.is_tracked(d))
print(sys.getrefcount(()) > 10, [sys.getrefcount(x) for x in ([], {}, {1: 2}.keys(), slice(1), range(5))])
x = object(); l = [x] * 3; print(sys.getrefcount(x)); t = (x, x); d = {x: x}; s = {x}; print(sys.getrefcount(x)); l.clear(); del t, d, s; print(sys.getrefcount(x))
i1 = id([]); i2 = id([]); print(i1 == i2); i1 = id({}); i2 = id({}); print(i1 == i2); i1 = id((x,)); i2 = id((x,)); print(i1 == i2)
a = [1]; b = [2]; ia, ib = id(a), id(b); del a; del b; c = [3]; d = [4]; print(id(c) == ib, id(d) == ia)
e = (); print(e is tuple([]), e[:] is e, frozenset() is frozenset([1]))
