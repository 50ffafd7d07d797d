"""asyncio: tasks, locks, queues, groups, timeouts."""
import asyncio, time
log=[]
def say(*a): print(*a)
async def work(n, d):
    say('start', n); await asyncio.sleep(d); say('end', n); return n * 10
async def fail(d): 
    await asyncio.sleep(d); raise ValueError('failed %s' % d)
async def main():
    print(await work(1, .01))
    print(await asyncio.gather(work('a', .03), work('b', .01), work('c', .02)))
    t = asyncio.create_task(work('t', .01), name='mine'); print(t.get_name(), t.done()); print(await t, t.done(), t.result())
    print(await asyncio.gather(work(1, 0), fail(.001), return_exceptions=True))
    try: await asyncio.gather(fail(.001), work(2, .005))
    except ValueError as e: print('caught', e)
    await asyncio.sleep(.01)
    try: await asyncio.wait_for(work('slow', 1), .01)
    except asyncio.TimeoutError as e: print('timeout', repr(e))
    print(await asyncio.wait_for(work('fast', .001), 5))
    t = asyncio.create_task(work('cancel', 1)); await asyncio.sleep(0); print(t.cancel()); 
    try: await t
    except asyncio.CancelledError as e: print('cancelled', t.cancelled(), e.args)
    async def stubborn():
        try: await asyncio.sleep(1)
        except asyncio.CancelledError: print('cleanup'); raise
        finally: print('finally')
    t = asyncio.create_task(stubborn()); await asyncio.sleep(0); t.cancel('why')
    try: await t
    except asyncio.CancelledError as e: print(e.args)
    q = asyncio.Queue(maxsize=2)
    async def producer():
        for i in range(5): await q.put(i); say('put', i, q.qsize())
        await q.put(None)
    async def consumer():
        while (x := await q.get()) is not None: say('got', x); await asyncio.sleep(.001); q.task_done()
        q.task_done()
    await asyncio.gather(producer(), consumer()); await q.join(); print(q.empty(), q)
    lock = asyncio.Lock(); shared = []
    async def locked(n):
        async with lock: shared.append(n); await asyncio.sleep(.001); shared.append(-n)
    await asyncio.gather(*(locked(i) for i in range(1, 4))); print(shared, lock.locked())
    sem = asyncio.Semaphore(2); running = 0; most = 0
    async def limited():
        nonlocal running, most
        async with sem: running += 1; most = max(most, running); await asyncio.sleep(.001); running -= 1
    await asyncio.gather(*[limited() for _ in range(6)]); print('most', most)
    ev = asyncio.Event()
    async def waiter(n): await ev.wait(); say('go', n)
    ts = [asyncio.create_task(waiter(i)) for i in range(3)]; await asyncio.sleep(0); ev.set(); await asyncio.gather(*ts); print(ev.is_set())
    c = asyncio.Condition(); items = []
    async def cons():
        async with c: await c.wait_for(lambda: items); print('consumed', items.pop())
    async def prod():
        async with c: items.append(1); c.notify()
    await asyncio.gather(cons(), prod())
    done, pending = await asyncio.wait([asyncio.create_task(work('x', .001)), asyncio.create_task(work('y', .1))], return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending), [d.result() for d in done])
    for p in pending: p.cancel()
    for f in asyncio.as_completed([work('p', .03)]): print('completed', await f)
    try:
        async with asyncio.TaskGroup() as tg:
            a = tg.create_task(work('tg1', .01)); b = tg.create_task(fail(.5)); tg.create_task(fail(.001))
    except* ValueError as eg: print('group', eg.exceptions, a.cancelled(), b.cancelled())
    async with asyncio.TaskGroup() as tg: a = tg.create_task(work('ok', .001))
    print(a.result())
    loop = asyncio.get_running_loop(); fut = loop.create_future(); loop.call_later(.001, fut.set_result, 42); print(await fut, fut.done(), loop.is_running())
    loop.call_soon(print, 'soon'); await asyncio.sleep(0)
    print(len(asyncio.all_tasks()), asyncio.current_task().get_name())
    async def agen():
        for i in range(3): yield i; await asyncio.sleep(0)
    print([x async for x in agen()])
    print(await asyncio.shield(work('sh', .001)), await asyncio.to_thread(sum, [1, 2, 3]))
    print(asyncio.iscoroutinefunction(main), asyncio.iscoroutine(5))
    pq = asyncio.PriorityQueue(); [pq.put_nowait(x) for x in (3, 1, 2)]; print([await pq.get() for _ in range(3)])
    lq = asyncio.LifoQueue(); [lq.put_nowait(x) for x in (3, 1, 2)]; print([lq.get_nowait() for _ in range(3)])
    try: lq.get_nowait()
    except asyncio.QueueEmpty as e: print(repr(e))
    try: fut.set_result(1)
    except asyncio.InvalidStateError as e: print(repr(e))
    try: lock.release()
    except RuntimeError as e: print(e)
    f2 = loop.create_future(); print(f2); f2.cancel(); print(f2); f3 = loop.create_future(); f3.set_exception(KeyError('k')); print(f3)
    try: await f3
    except KeyError as e: print(repr(e))
    t0 = time.monotonic(); await asyncio.gather(*[asyncio.sleep(.05) for _ in range(10)]); print(.04 < time.monotonic() - t0 < .5)
    b = asyncio.Barrier(2)
    async def party(n): say(n, await b.wait() in (0, 1))
    await asyncio.gather(party('x'), party('y'))
    asyncio.create_task(work('never ends', 100))
    await asyncio.sleep(0)
    return 'result'
print(asyncio.run(main()))
for f in (lambda: asyncio.run(5), lambda: asyncio.get_running_loop(), lambda: asyncio.create_task(main) if 0 else None):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
async def oops():
    return asyncio.run(work(1, 0))
try: asyncio.run(fail(0))
except ValueError as e: print('run raised', e)
loop = asyncio.new_event_loop(); print(loop.run_until_complete(work('loop', 0)), loop.is_closed()); loop.close(); print(loop)
async def limited():
    try:
        async with asyncio.timeout(.005) as t: await asyncio.sleep(1)
    except TimeoutError: print('timed out', t.expired(), t)
    async with asyncio.timeout(5) as t: await asyncio.sleep(0)
    print(t.expired(), t)
asyncio.run(limited())
with asyncio.Runner() as r: print(r.run(work('r1', 0)), r.run(work('r2', 0)))
