async def f(a):
    await a
    async for x in a:
        print(x)
    else:
        q
    async with a as b, c:
        return b
    r = [x async for x in a if await x]
    s = {x: y async for x, y in a}
    g = (await z for z in r)
    h = [await z for z in r]
    for i in x:
        async with q:
            break
    return await g
async def gen():
    yield 1
    x = yield
    async for i in y:
        yield i
    try:
        await z
    finally:
        await w
def normal():
    return (x async for x in y)
async def nested():
    return [[j async for j in i] for i in await k]
async def nested2():
    return [[j async for j in i] async for i in k if (yy := i)]
class A:
    async def m(self):
        async with self as x:
            for i in x:
                continue
        return super().x
async def q():
    async for i in a:
        async for j in b:
            if j: break
            elif k: continue
            return 3
async def lam():
    return lambda: (yield)
