async def never():
    return 1
def use():
    never()
use()
x = never()
del x
async def si():
    raise StopIteration(3)
try: si().send(None)
except RuntimeError as e: print(e, repr(e.__cause__))
async def ag():
    yield 1
    raise StopAsyncIteration
async def m():
    async for v in ag(): print(v)
try: m().send(None)
except RuntimeError as e: print(e, repr(e.__cause__))
import collections.abc as abc, sys
c = never()
print(isinstance(c, abc.Coroutine), isinstance(c, abc.Awaitable), isinstance(ag(), abc.AsyncGenerator), isinstance(ag(), abc.AsyncIterator))
w = c.__await__(); print(type(w).__name__)
try: next(w)
except StopIteration as e: print(e.value)
print(sys.getsizeof(c), sys.getsizeof(w), sys.getsizeof(ag()), sys.getsizeof(ag().asend(None)), sys.getsizeof(ag().aclose()))
import types
print(types.CoroutineType, types.AsyncGeneratorType)
g = ag()
a = g.__anext__()
try: a.send(None)
except StopIteration as e: print("v", e.value)
try: a.send(None)
except RuntimeError as e: print(e)
b = g.aclose()
try: b.send(None)
except StopIteration as e: print("closed", e.value)
for s in (lambda: g.aclose(), lambda: g.__anext__(), lambda: g.athrow(KeyError)):
    try: s().send(None)
    except BaseException as e: print(type(e).__name__, e)
print(repr(g).split(" at")[0], g.ag_running, g.ag_frame)
async def tb():
    await boom()
async def boom():
    1/0
left = never()
tb().send(None)
