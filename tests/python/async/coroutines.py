import types, sys
@types.coroutine
def switch(x):
    y = yield x
    return y
async def inner(n):
    print("inner", n)
    a = await switch(n)
    print("got", a)
    return a * 2
async def outer():
    total = 0
    for i in range(3):
        total += await inner(i)
    return total
c = outer()
print(type(c), c.cr_running, c.cr_await, c.cr_frame.f_lineno, c.cr_code.co_name)
print(c.send(None))
print(c.cr_await.__name__, c.cr_suspended)
print(c.send(10)); print(c.send(20))
try: c.send(30)
except StopIteration as e: print("returned", e.value)
try: c.send(None)
except RuntimeError as e: print(e)
print(repr(c).split(" at")[0])
class Aw:
    def __init__(self, v): self.v = v
    def __await__(self):
        r = yield self.v
        return r
class ACM:
    async def __aenter__(self):
        print("enter"); await switch("e"); return self
    async def __aexit__(self, t, v, tb):
        print("exit", t, v); await switch("x"); return t is ValueError
class AIter:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n == 0: raise StopAsyncIteration
        self.n -= 1
        await switch(("n", self.n))
        return self.n
async def agen(n):
    try:
        for i in range(n):
            await switch(("ag", i))
            got = yield i * i
            if got: print("agen got", got)
    finally:
        print("agen done")
async def main():
    print(await Aw(5))
    async with ACM() as m, ACM():
        print("body")
        raise ValueError("v")
    async for x in AIter(3): print("x", x)
    else: print("else")
    print([y async for y in agen(3)], {y: 1 async for y in agen(2) if y})
    print([await inner(z) for z in (1, 2)])
    g = agen(5)
    print(await g.asend(None)); print(await g.asend("hey")); 
    try: print(await g.athrow(KeyError("k")))
    except KeyError as e: print("KE", e)
    await g.aclose()
    print(await anext(agen(1)), await anext(agen(0), "dflt"))
    it = aiter(AIter(1)); print(await anext(it)); print(await anext(it, None))
    async def early():
        async for v in agen(10):
            if v > 3: return v
    print(await early())
    return "fin"
def run(coro):
    n = 0
    try:
        v = None
        while True:
            v = coro.send(v); n += 1
    except StopIteration as e:
        print("steps", n); return e.value
print(run(main()))
for bad in ("await 5", "await None"):
    ns = {}
    exec(f"async def f():\n    {bad}", ns)
    try: run(ns["f"]())
    except TypeError as e: print(e)
async def b1():
    async for x in [1]: pass
async def b2():
    async with 5: pass
async def b3():
    with ACM(): pass
async def b4():
    for x in agen(2): pass
class NoNext:
    def __aiter__(self): return 5
async def b5():
    async for x in NoNext(): pass
class BadNext:
    def __aiter__(self): return self
    def __anext__(self): return 7
async def b6():
    async for x in BadNext(): pass
for b in (b1, b2, b3, b4, b5, b6):
    try: run(b())
    except Exception as e: print(type(e).__name__, e, repr(e.__cause__))
def gg():
    yield from inner(1)
try: list(gg())
except TypeError as e: print(e)
c = inner(4); c.send(None)
try: c.throw(KeyError("x"))
except KeyError as e: print("thrown", e)
c = inner(4); c.close()
print(sys.getsizeof(inner), sys.getrefcount(c))
