from contextlib import asynccontextmanager, AsyncExitStack, aclosing, ExitStack, nullcontext, contextmanager, AbstractAsyncContextManager
import sys
@asynccontextmanager
async def res(n):
    print("open", n)
    try:
        yield n
    except KeyError as e:
        print("swallow", e)
    finally:
        print("close", n)
@contextmanager
def sync(n):
    print("s-open", n)
    yield n
    print("s-close", n)
async def agen():
    try:
        for i in range(3): yield i
    finally: print("agen closed")
async def main():
    async with res(1) as a, res(2) as b:
        print(a, b)
    async with res(3):
        raise KeyError("k")
    async with AsyncExitStack() as st:
        x = await st.enter_async_context(res(4))
        y = st.enter_context(sync(5))
        st.callback(print, "cb", x, y)
        async def acb(z): print("acb", z)
        st.push_async_callback(acb, 7)
    async with aclosing(agen()) as g:
        async for v in g:
            if v: break
    async with nullcontext(8) as n: print(n)
    try:
        async with AsyncExitStack() as st:
            await st.enter_async_context(res(9))
            raise ValueError("boom")
    except ValueError as e: print("caught", e)
    @res(10)
    async def decorated(): print("in decorated"); return 3
    print(await decorated())
try: main().send(None)
except StopIteration: print("ok")
with ExitStack() as st:
    for i in range(3): st.enter_context(sync(i))
print(sys.get_asyncgen_hooks())
print(isinstance(res(1), AbstractAsyncContextManager))
