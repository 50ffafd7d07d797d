"""Well-known algorithms: graphs, sorting, dynamic programming, queens, primes, tries, trees."""
import heapq, sys
from collections import deque, defaultdict
from functools import lru_cache, cache
g = {"A": {"B": 4, "C": 1}, "B": {"D": 1}, "C": {"B": 2, "D": 5}, "D": {}}
def dijkstra(g, s):
    dist = {s: 0}; pq = [(0, s)]; prev = {}
    while pq:
        d, u = heapq.heappop(pq)
        if d > dist[u]: continue
        for v, w in g[u].items():
            if (nd := d + w) < dist.get(v, float("inf")): dist[v] = nd; prev[v] = u; heapq.heappush(pq, (nd, v))
    return dist, prev
print(dijkstra(g, "A"))
def bfs(g, s):
    seen, q, order = {s}, deque([s]), []
    while q:
        u = q.popleft(); order.append(u)
        for v in g[u]:
            if v not in seen: seen.add(v); q.append(v)
    return order
print(bfs(g, "A"))
def topo(g):
    out, state = [], {}
    def visit(u):
        if state.get(u) == 1: raise ValueError("cycle")
        if u in state: return
        state[u] = 1
        for v in g[u]: visit(v)
        state[u] = 2; out.append(u)
    for u in g: visit(u)
    return out[::-1]
print(topo(g))
@cache
def lcs(a, b): return "" if not a or not b else a[0] + lcs(a[1:], b[1:]) if a[0] == b[0] else max(lcs(a[1:], b), lcs(a, b[1:]), key=len)
print(lcs("AGGTAB", "GXTXAYB"), lcs.cache_info())
def knap(items, W):
    best = [0] * (W + 1)
    for w, v in items:
        for c in range(W, w - 1, -1): best[c] = max(best[c], best[c - w] + v)
    return best[W]
print(knap([(1, 1), (3, 4), (4, 5), (5, 7)], 7))
def quick(a): return a if len(a) < 2 else quick([x for x in a[1:] if x < a[0]]) + [a[0]] + quick([x for x in a[1:] if x >= a[0]])
def merge(a):
    if len(a) < 2: return a
    m = len(a) // 2; l, r = merge(a[:m]), merge(a[m:]); o = []
    while l and r: o.append((l if l[0] <= r[0] else r).pop(0))
    return o + l + r
d = [5, 2, 9, 1, 5, 6]; print(quick(d), merge(d), sorted(d, key=lambda x: (-x % 3, x)))
def queens(n, row=0, cols=(), d1=(), d2=()):
    if row == n: yield cols; return
    for c in range(n):
        if c not in cols and row + c not in d1 and row - c not in d2: yield from queens(n, row + 1, cols + (c,), d1 + (row + c,), d2 + (row - c,))
print(next(queens(6)), sum(1 for _ in queens(6)))
def primes():
    D, q = defaultdict(list), 2
    while True:
        if q not in D: yield q; D[q * q].append(q)
        else:
            for p in D[q]: D[p + q].append(p)
            del D[q]
        q += 1
p = primes(); print([next(p) for _ in range(15)])
def matmul(a, b): return [[sum(x * y for x, y in zip(r, c)) for c in zip(*b)] for r in a]
print(matmul([[1, 2], [3, 4]], [[5, 6], [7, 8]]), list(zip(*[[1, 2, 3], [4, 5, 6]])), [list(r) for r in zip(*[[1, 2], [3, 4]][::-1])])
def hanoi(n, a="A", b="B", c="C"): return [] if n == 0 else hanoi(n-1, a, c, b) + [(a, c)] + hanoi(n-1, b, a, c)
print(len(hanoi(6)), hanoi(2)); print([*map(lambda n: ("Fizz" * (n % 3 == 0) + "Buzz" * (n % 5 == 0)) or n, range(1, 16))])
class UF:
    def __init__(s, n): s.p = list(range(n))
    def find(s, x):
        while s.p[x] != x: s.p[x] = s.p[s.p[x]]; x = s.p[x]
        return x
    def union(s, a, b): s.p[s.find(a)] = s.find(b)
u = UF(5); u.union(0, 1); u.union(3, 4); print([u.find(i) for i in range(5)])
class Trie:
    def __init__(s): s.root = {}
    def add(s, w):
        n = s.root
        for c in w: n = n.setdefault(c, {})
        n["$"] = True
    def words(s, n=None, pre=""):
        n = s.root if n is None else n
        for c, m in sorted(n.items()):
            if c == "$": yield pre
            else: yield from s.words(m, pre + c)
t = Trie(); [t.add(w) for w in "car cart cat dog".split()]; print(list(t.words()), t.root)
class BST:
    __slots__ = "k", "l", "r"
    def __init__(s, k): s.k = k; s.l = s.r = None
    def ins(s, k):
        a = "l" if k < s.k else "r"
        c = getattr(s, a)
        c.ins(k) if c else setattr(s, a, BST(k))
    def __iter__(s):
        if s.l: yield from s.l
        yield s.k
        if s.r: yield from s.r
b = BST(5); [b.ins(x) for x in (3, 8, 1, 4, 9)]; print(list(b), sys.getsizeof(b), max(b), 4 in b)
print(sys.getrecursionlimit(), sum(int(c) for c in str(2 ** 1000)), len(str(3 ** 500)), int("1" * 50) % 97, pow(7, 222, 13))
