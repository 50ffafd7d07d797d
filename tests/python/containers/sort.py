# What list.sort compares, in which order, and what a program may do meanwhile.
seed = 12345
def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    return (seed >> 8) % n
class K:
    log = 0
    def __init__(self, n, tag=0): self.n = n; self.tag = tag
    def __lt__(self, other):
        K.log = (K.log * 31 + self.n * 7 + other.n) % 1000000007
        return self.n < other.n
for size in (0, 1, 2, 3, 10, 31, 32, 63, 64, 65, 100, 200, 500, 1500):
    for kind in range(5):
        if kind == 0: data = [rnd(size * 3 + 1) for _ in range(size)]
        elif kind == 1: data = [i for i in range(size)]
        elif kind == 2: data = [size - i for i in range(size)]
        elif kind == 3: data = [i if rnd(10) else rnd(size) for i in range(size)]
        else: data = [i % 7 for i in range(size)]
        K.log = 0
        items = [K(n, i) for i, n in enumerate(data)]
        items.sort()
        a = K.log
        print(size, kind, a, [(k.n, k.tag) for k in items][:5])
        items = [K(n, i) for i, n in enumerate(data)]
        items.sort(key=lambda k: K(-k.n), reverse=True)
        print(K.log, [(k.n, k.tag) for k in items][-5:])
        assert sorted(data) == [k.n for k in sorted(items)]
print(sorted([3.5, 1.25, -2.0, 0.0]), sorted("hello"), sorted([2**70, 5, -2**80, 0]))
print(sorted([True, False, 3, 2]), sorted([1, 2.5, 2]), sorted(["b", "a", "\u1234", "\U00012345"]))
print(sorted([(1, 'b'), (1, 'a'), (0, 'z')], reverse=True))
try: [3, 'a', 2].sort()
except TypeError as e: print(e)
l = [3, 1, 2]
class Evil:
    def __init__(self, n): self.n = n
    def __lt__(self, other):
        target.append(1)
        return self.n < other.n
target = [Evil(3), Evil(1), Evil(2)]
try: target.sort()
except ValueError as e: print(e)
print([e.n for e in target])
def key(x):
    print('during', l)
    return x
l.sort(key=key)
print(l)
def bad(x):
    if x == 2: raise KeyError('no')
    return x
try: l.sort(key=bad)
except KeyError as e: print(repr(e), l)
l.sort(key=None, reverse=1)
print(l)
for call in ("l.sort(1)", "l.sort(key=1)", "l.sort(reverse='a')", "l.sort(bad=1)", "sorted()", "sorted(1)", "sorted([1], 2)", "sorted([1], key=None, x=1)"):
    try: print(call, eval(call))
    except TypeError as e: print(call, e)
