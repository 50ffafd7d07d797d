"""Locks, queues, futures and tasks of asyncio, whoever waits for them and whoever gives up waiting."""
import asyncio, re
def p(*a): print(*(re.sub(r'0x[0-9a-f]+', '0x', str(x)) for x in a))
async def main():
    q = asyncio.Queue(2); p(repr(q), q)
    t = asyncio.create_task(q.get()); t2 = asyncio.create_task(q.get()); await asyncio.sleep(0)
    p(q); q.put_nowait(1); p(q); t.cancel(); 
    r = await asyncio.gather(t, return_exceptions=True); p(r, q)
    await asyncio.sleep(0); p(t2.done(), q, await t2)
    q.task_done()
    try: q.task_done()
    except ValueError as e: p(e)
    q.put_nowait(1); q.put_nowait(2)
    try: q.put_nowait(3)
    except asyncio.QueueFull as e: p(repr(e))
    a = [asyncio.create_task(q.put(i)) for i in range(3)]; await asyncio.sleep(0); p(q, q.full(), q.qsize(), q.maxsize, q.empty())
    a[0].cancel(); await asyncio.sleep(0); p(q); p(q.get_nowait(), q); await asyncio.sleep(0); p(q); 
    while not q.empty(): p(await q.get()); q.task_done(); await asyncio.sleep(0)
    p(q); p(asyncio.Queue[int])
    j = asyncio.create_task(q.join()); await asyncio.sleep(0); p(j.done(), q)
    l = asyncio.Lock(); p(l); await l.acquire(); p(l)
    order = []
    async def w(n):
        async with l:
            order.append(n); await asyncio.sleep(0); order.append(-n)
    ts = [asyncio.create_task(w(i)) for i in range(1, 6)]; await asyncio.sleep(0); p(l)
    ts[0].cancel(); ts[2].cancel(); l.release(); p(l); ts[1].cancel(); p(l)
    p(await asyncio.gather(*ts, return_exceptions=True), order, l)
    await l.acquire(); order.clear()
    ts = [asyncio.create_task(w(i)) for i in range(1, 4)]; await asyncio.sleep(0)
    l.release(); ts[0].cancel(); p(await asyncio.gather(*ts, return_exceptions=True), order, l)
    s = asyncio.Semaphore(2); p(s); await s.acquire(); p(s); await s.acquire(); p(s, s.locked())
    order.clear()
    async def ws(n):
        async with s: order.append(n); await asyncio.sleep(0)
    ts = [asyncio.create_task(ws(i)) for i in range(5)]; await asyncio.sleep(0); p(s); s.release(); p(s); ts[0].cancel(); await asyncio.sleep(0); p(s); s.release(); s.release()
    p(await asyncio.gather(*ts, return_exceptions=True), order, s)
    try: asyncio.Semaphore(-1)
    except ValueError as e: p(e)
    b = asyncio.BoundedSemaphore(1); p(b); await b.acquire(); p(b); b.release()
    try: b.release()
    except ValueError as e: p(e)
    e = asyncio.Event(); p(e); ts = [asyncio.create_task(e.wait()) for i in range(3)]; await asyncio.sleep(0); p(e); ts[1].cancel(); e.set(); p(e); p(await asyncio.gather(*ts, return_exceptions=True), e, await e.wait()); e.clear(); p(e)
    c = asyncio.Condition(); p(c)
    for f in (c.notify, c.notify_all, c.release):
        try: f()
        except RuntimeError as x: p(x)
    try: await c.wait()
    except RuntimeError as x: p(x)
    async def wc(n):
        async with c:
            try: p('w', n, await c.wait())
            except asyncio.CancelledError as x: p('canc', n, repr(x), c.locked()); raise
    ts = [asyncio.create_task(wc(i)) for i in range(4)]; await asyncio.sleep(0); await asyncio.sleep(0); p(c)
    async with c: c.notify(2); p(c); await asyncio.sleep(0); ts[0].cancel(); await asyncio.sleep(0); p(c)
    await asyncio.sleep(0.01); p(c)
    async with c: c.notify_all()
    p(await asyncio.gather(*ts, return_exceptions=True), c)
    bar = asyncio.Barrier(3); p(bar)
    async def wb(n):
        try: return await bar.wait()
        except asyncio.BrokenBarrierError as x: return repr(x)
    ts = [asyncio.create_task(wb(i)) for i in range(3)]; await asyncio.sleep(0); p(bar, bar.n_waiting); p(await asyncio.gather(*ts), bar)
    ts = [asyncio.create_task(wb(i)) for i in range(2)]; await asyncio.sleep(0); p(bar); await bar.reset(); p(bar, await asyncio.gather(*ts), bar)
    ts = [asyncio.create_task(wb(i)) for i in range(2)]; await asyncio.sleep(0); p(bar); await bar.abort(); p(bar, bar.broken, bar.parties, await asyncio.gather(*ts), bar, await wb(1)); await bar.reset(); p(bar)
    ts = [asyncio.create_task(wb(i)) for i in range(2)]; await asyncio.sleep(0); ts[0].cancel(); await asyncio.sleep(0); p(bar); ts[1].cancel(); await asyncio.sleep(0); p(bar)
    async with asyncio.Barrier(1) as pos: p(pos)
    try: asyncio.Barrier(0)
    except ValueError as x: p(x)
    loop = asyncio.get_running_loop()
    f = loop.create_future(); p(f, f.done(), f.cancelled(), asyncio.isfuture(f), asyncio.isfuture(3), f.get_loop() is loop)
    for m in (f.result, f.exception):
        try: m()
        except asyncio.InvalidStateError as x: p(repr(x))
    f.add_done_callback(print); f.add_done_callback(print); p(f.remove_done_callback(print), f.remove_done_callback(print))
    try: f.set_exception(StopIteration)
    except TypeError as x: p(x)
    f.set_exception(ValueError); p(f, repr(f.exception()))
    try: f._log_traceback = True
    except ValueError as x: p(x)
    for m in (lambda: f.set_result(1), lambda: f.set_exception(KeyError)):
        try: m()
        except asyncio.InvalidStateError as x: p(repr(x))
    p(f.cancel())
    try: f.result()
    except ValueError as x: p(repr(x))
    f = loop.create_future(); f.cancel('m'); p(f, f._log_traceback)
    try: f.exception()
    except asyncio.CancelledError as x: p(repr(x))
    try: await f
    except asyncio.CancelledError as x: p(repr(x))
    f = loop.create_future(); f.set_result([1, 'a']); p(f, await f, f._state, f._result, f._exception); p(asyncio.Future[int])
    f = loop.create_future(); f.set_exception(KeyError('lost')); del f
    it = iter(loop.create_future()); next(it)
    try: next(it)
    except RuntimeError as x: p(x)
asyncio.run(main())
