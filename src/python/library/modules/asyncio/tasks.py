"""Task: a coroutine that runs on the loop, and what waits for several of them."""
import itertools
import weakref
from . import exceptions
from .futures import Future, isfuture
from .loops import get_event_loop, get_running_loop, _get_running_loop, iscoroutine, iscoroutinefunction

__all__ = ('Task', 'create_task', 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED', 'wait', 'wait_for',
           'as_completed', 'sleep', 'gather', 'shield', 'ensure_future', 'run_coroutine_threadsafe', 'current_task',
           'all_tasks', 'to_thread')

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'

_numbers = itertools.count(1).__next__
_all_tasks = []  # those that are not done, in the order of their making: weak references
_current = {}


def current_task(loop=None):
    """The task that runs, or None."""
    if loop is None:
        loop = get_running_loop()
    return _current.get(loop)


def all_tasks(loop=None):
    """The set of the loop's tasks that are not done."""
    if loop is None:
        loop = get_running_loop()
    return {task for ref in _all_tasks if (task := ref()) is not None and task._loop is loop and not task.done()}


def _shown_coroutine(coro):
    name = getattr(coro, '__qualname__', None) or getattr(coro, '__name__', None) or type(coro).__name__
    name = f'{name}()'
    running = getattr(coro, 'cr_running', False) or getattr(coro, 'gi_running', False)
    code = getattr(coro, 'cr_code', None) or getattr(coro, 'gi_code', None)
    frame = getattr(coro, 'cr_frame', None) or getattr(coro, 'gi_frame', None)
    if code is None:
        return f'{name} running' if running else name
    if frame is not None:
        return f'{name} running at {code.co_filename}:{frame.f_lineno}'
    return f'{name} done, defined at {code.co_filename}:{code.co_firstlineno}'


class Task(Future):
    """A coroutine that runs on the loop."""
    _log_destroy_pending = True

    def __init__(self, coro, *, loop=None, name=None, context=None):
        super().__init__(loop=loop)
        if not iscoroutine(coro):
            self._log_destroy_pending = False
            raise TypeError(f'a coroutine was expected, got {coro!r}')
        self._name = f'Task-{_numbers()}' if name is None else str(name)
        self._cancel_requests = 0
        self._must_cancel = False
        self._fut_waiter = None
        self._coro = coro
        self._loop.call_soon(self.__step)
        _all_tasks.append(weakref.ref(self, _all_tasks.remove))

    def __del__(self):
        if self._state == 'PENDING' and self._log_destroy_pending:
            self._loop.call_exception_handler({'task': self, 'message': 'Task was destroyed but it is pending!'})
        super().__del__()

    def _shown_state(self):
        info = super()._shown_state()
        if self._must_cancel:
            info[0] = 'cancelling'
        info.insert(1, 'name=%r' % self._name)
        info.insert(2, f'coro=<{_shown_coroutine(self._coro)}>')
        if self._fut_waiter is not None:
            info.insert(3, f'wait_for={self._fut_waiter!r}')
        return info

    def get_coro(self):
        return self._coro

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def set_result(self, result):
        raise RuntimeError('Task does not support set_result operation')

    def set_exception(self, exception):
        raise RuntimeError('Task does not support set_exception operation')

    def get_stack(self, *, limit=None):
        """The frames of the coroutine."""
        frame = getattr(self._coro, 'cr_frame', None)
        return [] if frame is None else [frame]

    def print_stack(self, *, limit=None, file=None):
        import traceback
        traceback.print_list([traceback.FrameSummary(f.f_code.co_filename, f.f_lineno, f.f_code.co_name)
                              for f in self.get_stack(limit=limit)], file)

    def cancel(self, msg=None):
        """Asks the task to stop: CancelledError is raised in its coroutine in the next turn."""
        self._log_traceback = False
        if self.done():
            return False
        self._cancel_requests += 1
        if self._fut_waiter is not None and self._fut_waiter.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        """How often cancel() was called and not taken back."""
        return self._cancel_requests

    def uncancel(self):
        """Takes one call of cancel() back."""
        if self._cancel_requests > 0:
            self._cancel_requests -= 1
        return self._cancel_requests

    def __step(self, exc=None):
        if self.done():
            raise exceptions.InvalidStateError(f'_step(): already done: {self!r}, {exc!r}')
        if self._must_cancel:
            if not isinstance(exc, exceptions.CancelledError):
                exc = self._make_cancelled_error()
            self._must_cancel = False
        coro, loop = self._coro, self._loop
        self._fut_waiter = None
        before = _current.get(loop)
        _current[loop] = self
        try:
            result = coro.send(None) if exc is None else coro.throw(exc)
        except StopIteration as stop:
            if self._must_cancel:
                super().cancel(msg=self._cancel_message)
            else:
                super().set_result(stop.value)
        except exceptions.CancelledError as e:
            self._cancelled_exc = e
            super().cancel()
            self._cancel_message = e.args[0] if e.args else None
        except (KeyboardInterrupt, SystemExit) as e:
            super().set_exception(e)
            raise
        except BaseException as e:
            super().set_exception(e)
        else:
            self.__wait_for(result)
        finally:
            if before is None:
                _current.pop(loop, None)
            else:
                _current[loop] = before
            self = exc = None

    def __wait_for(self, result):
        """What the coroutine has given up its turn for."""
        loop = self._loop
        if result is None:
            loop.call_soon(self.__step)
            return
        blocking = getattr(result, '_asyncio_future_blocking', None)
        if blocking is None:
            words = (f'yield was used instead of yield from for generator in task {self!r} with {result!r}'
                     if hasattr(result, 'send') else f'Task got bad yield: {result!r}')
        elif result._loop is not loop:
            words = f'Task {self!r} got Future {result!r} attached to a different loop'
        elif not blocking:
            words = f'yield was used instead of yield from in task {self!r} with {result!r}'
        elif result is self:
            words = f'Task cannot await on itself: {self!r}'
        else:
            result._asyncio_future_blocking = False
            result.add_done_callback(self.__wakeup)
            self._fut_waiter = result
            if self._must_cancel and result.cancel(msg=self._cancel_message):
                self._must_cancel = False
            return
        loop.call_soon(self.__step, RuntimeError(words))

    def __wakeup(self, future):
        try:
            future.result()
        except BaseException as exc:
            self.__step(exc)
        else:
            self.__step()
        self = None


def create_task(coro, *, name=None, context=None):
    """A task that runs the coroutine from the next turn on."""
    return get_running_loop().create_task(coro, name=name)


def ensure_future(coro_or_future, *, loop=None):
    """A future is given back; a coroutine or another awaitable becomes a task."""
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future._loop:
            raise ValueError('The future belongs to a different loop than the one specified as the loop argument')
        return coro_or_future
    if not iscoroutine(coro_or_future):
        if not hasattr(type(coro_or_future), '__await__'):
            raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')
        awaitable = coro_or_future

        async def wrap():
            return await awaitable
        coro_or_future = wrap()
    return (get_event_loop() if loop is None else loop).create_task(coro_or_future)


class _Turn:
    """Awaiting it gives up one turn."""

    def __await__(self):
        yield


def _set_unless_done(future, result):
    if not future.done():
        future.set_result(result)


async def sleep(delay, result=None):
    """Gives the result after some seconds."""
    if delay <= 0:
        await _Turn()
        return result
    loop = get_running_loop()
    future = loop.create_future()
    handle = loop.call_later(delay, _set_unless_done, future, result)
    try:
        return await future
    finally:
        handle.cancel()


async def to_thread(func, /, *args, **kwargs):
    """There are no threads: the function is called in the next turn."""
    return await get_running_loop().run_in_executor(None, lambda: func(*args, **kwargs))


def run_coroutine_threadsafe(coro, loop):
    raise RuntimeError('heapstep has no threads from which a coroutine could be sent to a loop')


# ---- several at once ----

async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Waits until futures are done: (the set of those that are, the set of the others)."""
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f'expect a list of futures, not {type(fs).__name__}')
    if not fs:
        raise ValueError('Set of Tasks/Futures is empty.')
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f'Invalid return_when value: {return_when}')
    fs = set(fs)
    if any(iscoroutine(f) for f in fs):
        raise TypeError('Passing coroutines is forbidden, use tasks explicitly.')
    return await _wait(fs, timeout, return_when, get_running_loop())


async def _wait(fs, timeout, return_when, loop):
    waiter = loop.create_future()
    handle = None if timeout is None else loop.call_later(timeout, _set_unless_done, waiter, None)
    left = len(fs)

    def on_done(f):
        nonlocal left
        left -= 1
        if left <= 0 or return_when == FIRST_COMPLETED or (
                return_when == FIRST_EXCEPTION and not f.cancelled() and f.exception() is not None):
            if handle is not None:
                handle.cancel()
            _set_unless_done(waiter, None)
    for f in fs:
        f.add_done_callback(on_done)
    try:
        await waiter
    finally:
        if handle is not None:
            handle.cancel()
        for f in fs:
            f.remove_done_callback(on_done)
    done = {f for f in fs if f.done()}
    return done, fs - done


async def _cancel_and_wait(future, loop):
    waiter = loop.create_future()

    def on_done(f):
        _set_unless_done(waiter, None)
    future.add_done_callback(on_done)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(on_done)


async def wait_for(fut, timeout):
    """The result of a future or coroutine; TimeoutError when it takes longer than some seconds."""
    loop = get_running_loop()
    if timeout is None:
        return await fut
    if timeout <= 0:
        fut = ensure_future(fut, loop=loop)
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut, loop)
        try:
            return fut.result()
        except exceptions.CancelledError as exc:
            raise exceptions.TimeoutError() from exc
    waiter = loop.create_future()
    handle = loop.call_later(timeout, _set_unless_done, waiter, None)

    def on_done(f):
        _set_unless_done(waiter, None)
    fut = ensure_future(fut, loop=loop)
    fut.add_done_callback(on_done)
    try:
        try:
            await waiter
        except exceptions.CancelledError:
            if fut.done():
                return fut.result()
            fut.remove_done_callback(on_done)
            await _cancel_and_wait(fut, loop)
            raise
        if fut.done():
            return fut.result()
        fut.remove_done_callback(on_done)
        await _cancel_and_wait(fut, loop)
        try:
            return fut.result()
        except exceptions.CancelledError as exc:
            raise exceptions.TimeoutError() from exc
    finally:
        handle.cancel()


def as_completed(fs, *, timeout=None):
    """An iterator of awaitables: the futures' results in the order in which they come."""
    from .queues import Queue
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f'expect an iterable of futures, not {type(fs).__name__}')
    done = Queue()
    loop = get_event_loop()
    todo = dict.fromkeys([ensure_future(f, loop=loop) for f in dict.fromkeys(fs)])
    handle = None

    def on_timeout():
        for f in todo:
            f.remove_done_callback(on_done)
            done.put_nowait(None)
        todo.clear()

    def on_done(f):
        if not todo:
            return
        del todo[f]
        done.put_nowait(f)
        if not todo and handle is not None:
            handle.cancel()

    async def next_one():
        f = await done.get()
        if f is None:
            raise exceptions.TimeoutError
        return f.result()
    for f in todo:
        f.add_done_callback(on_done)
    if todo and timeout is not None:
        handle = loop.call_later(timeout, on_timeout)
    for _ in range(len(todo)):
        yield next_one()


class _GatheringFuture(Future):
    """What gather gives: cancelling it cancels what it waits for."""

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = False
        for child in self._children:
            if child.cancel(msg=msg):
                cancelled = True
        if cancelled:
            self._cancel_requested = True
        return cancelled


def gather(*coros_or_futures, return_exceptions=False):
    """A future of the list of the results, in the order of the arguments."""
    if not coros_or_futures:
        outer = get_event_loop().create_future()
        outer.set_result([])
        return outer
    known, children = {}, []
    loop = _get_running_loop()
    finished = wanted = 0
    outer = None
    for arg in coros_or_futures:
        if arg not in known:
            f = ensure_future(arg, loop=loop)
            if loop is None:
                loop = f.get_loop()
            if f is not arg:
                f._log_destroy_pending = False
            wanted += 1
            known[arg] = f
        else:
            f = known[arg]
        children.append(f)

    def on_done(f):
        nonlocal finished
        finished += 1
        if outer is None or outer.done():
            if not f.cancelled():
                f.exception()
            return
        if not return_exceptions:
            if f.cancelled():
                outer.set_exception(f._make_cancelled_error())
                return
            exc = f.exception()
            if exc is not None:
                outer.set_exception(exc)
                return
        if finished == wanted:
            results = []
            for child in children:
                if child.cancelled():
                    results.append(exceptions.CancelledError(*(
                        () if child._cancel_message is None else (child._cancel_message,))))
                else:
                    exc = child.exception()
                    results.append(exc if exc is not None else child.result())
            if outer._cancel_requested:
                outer.set_exception(f._make_cancelled_error() if f.cancelled() else exceptions.CancelledError())
            else:
                outer.set_result(results)
    outer = _GatheringFuture(children, loop=loop)
    for f in dict.fromkeys(children):
        f.add_done_callback(on_done)
    return outer


def shield(arg):
    """A future of a result, whose cancelling does not cancel what makes the result."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    loop = inner.get_loop()
    outer = loop.create_future()

    def inner_done(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
            return
        if inner.cancelled():
            outer.cancel()
        elif (exc := inner.exception()) is not None:
            outer.set_exception(exc)
        else:
            outer.set_result(inner.result())

    def outer_done(outer):
        if not inner.done():
            inner.remove_done_callback(inner_done)
    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer
