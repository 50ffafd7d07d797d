"""Generators of many kinds: coroutines by send, delegation, cleaning up, and what iterates over them."""
import sys
def gen():
    try:
        while True:
            try: x = yield
            except ValueError as e: print("VE", e); yield "handled"
            else: print("got", x)
    finally: print("cleanup")
g = gen(); next(g); g.send(1); print(g.throw(ValueError("v"))); next(g); g.close()
def averager():
    total = n = 0; avg = None
    while True:
        v = yield avg
        if v is None: break
        total += v; n += 1; avg = total / n
    return total, n
def grouper(res, k):
    while True: res[k] = yield from averager()
res = {}
for k, vs in {"a": [1, 2], "b": [3]}.items():
    g = grouper(res, k); next(g)
    for v in vs: g.send(v)
    g.send(None)
print(res)
def flatten(x):
    for i in x:
        if isinstance(i, (list, tuple)): yield from flatten(i)
        else: yield i
print(list(flatten([1, [2, (3, [4]), []], 5])), sum(flatten([[1], [2, [3]]])))
def chain(*its):
    for it in its: yield from it
print(list(chain("ab", range(2), {"k": 1})))
class Count:
    def __init__(self, n): self.n = n
    def __iter__(self): i = 0
    def __iter__(self):
        for i in range(self.n): yield i
c = Count(3); print(list(c), list(c), [*c], dict(zip(c, "abc")), sorted(c, reverse=True), max(c), tuple(c), set(c))
ge = (x * y for x in range(3) for y in range(x) if x + y > 1); print(next(ge), list(ge), sys.getsizeof(ge), ge.gi_frame)
def inner(): r = yield 1; print("r", r); return "ret"
def outer(): v = yield from inner(); print("v", v); yield v
o = outer(); print(next(o), o.send("S"), list(o))
it = iter([1, 2, 3]); print(list(zip(it, it)), next(it, "dflt"))
def countdown(n):
    while n > 0:
        got = yield n
        n = got if got is not None else n - 1
cd = countdown(5); print([next(cd), next(cd), cd.send(10), next(cd)]); print(cd.gi_running, cd.gi_frame.f_locals)
def bad(): yield 1; raise StopIteration
try: list(bad())
except RuntimeError as e: print(e, type(e.__cause__))
try:
    g = gen(); g.send(5)
except TypeError as e: print(e)
def ctx():
    print("enter"); yield; print("exit")
from contextlib import contextmanager
with contextmanager(ctx)(): print("in")
print(list(map(lambda t: t[0] + t[1], enumerate([10, 20]))), list(filter(str.isupper, "aBcD")), list(reversed(range(3))), any(x > 2 for x in range(5)), all([]), next((x for x in range(10) if x * x > 20), None))
import itertools
def fib():
    a, b = 0, 1
    while True: yield a; a, b = b, a + b
print(list(itertools.islice(fib(), 10)), list(itertools.takewhile(lambda x: x < 30, fib())))
a, *b, c = fib_ = list(itertools.islice(fib(), 6)); print(a, b, c); del g, it
