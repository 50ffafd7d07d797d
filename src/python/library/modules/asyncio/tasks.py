"""Task: a coroutine that runs on the loop, and what waits for several of them.

A task's coroutine runs until it gives its turn up. It is sent on in a later turn: in the next when it gave nothing, else when
the future it gave is done."""
import itertools
import weakref
from . import exceptions
from .futures import Future, isfuture, settle
from .loops import get_event_loop, get_running_loop, _get_running_loop, iscoroutine

_WHEN = 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED'
FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = _WHEN

__all__ = _WHEN + ('Task', 'all_tasks', 'as_completed', 'create_task', 'current_task', 'ensure_future', 'gather',
                   'run_coroutine_threadsafe', 'shield', 'sleep', 'to_thread', 'wait', 'wait_for')

_numbers = itertools.count(1).__next__
_all_tasks = []  # those that are not done, in the order of their making: weak references
_current = {}


def current_task(loop=None):
    """The task that has its turn, None outside of tasks."""
    return _current.get(loop if loop is not None else get_running_loop())


def all_tasks(loop=None):
    """The set of the loop's tasks that are not done."""
    wanted = loop if loop is not None else get_running_loop()
    living = [task for ref in _all_tasks if (task := ref()) is not None]
    return {task for task in living if task._loop is wanted and not task.done()}


def _first_of(obj, *names):
    """The first of these attributes that is there and true."""
    return next(filter(None, (getattr(obj, name, None) for name in names)), None)


def _shown_coroutine(coro):
    called = f'{_first_of(coro, "__qualname__", "__name__") or type(coro).__name__}()'
    code = _first_of(coro, 'cr_code', 'gi_code')
    frame = _first_of(coro, 'cr_frame', 'gi_frame')
    if code is None:
        return called + (' running' if _first_of(coro, 'cr_running', 'gi_running') else '')
    words, line = ('done, defined', code.co_firstlineno) if frame is None else ('running', frame.f_lineno)
    return f'{called} {words} at {code.co_filename}:{line}'


class Task(Future):
    """A coroutine that runs on the loop."""
    __module__ = '_asyncio'
    _log_destroy_pending = True
    _cancel_requests = 0
    _must_cancel = False
    _coro = _fut_waiter = _stopped_by_cancel = None

    def __init__(self, coro, *, loop=None, name=None, context=None):
        Future.__init__(self, loop=loop)
        if not iscoroutine(coro):
            self._log_destroy_pending = False
            raise TypeError(f'a coroutine was expected, got {coro!r}')
        self._coro = coro
        self.set_name(f'Task-{_numbers()}' if name is None else name)
        _all_tasks.append(weakref.ref(self, _all_tasks.remove))
        self._loop.call_soon(self._turn)

    def __del__(self):
        if self._log_destroy_pending and not self.done():
            self._loop.call_exception_handler(dict(task=self, message='Task was destroyed but it is pending!'))
        Future.__del__(self)

    def _shown_state(self):
        state, *rest = Future._shown_state(self)
        waits = [] if self._fut_waiter is None else [f'wait_for={self._fut_waiter!r}']
        stopping = self._cancel_requests > 0 and not self.done()
        return ['cancelling' if stopping else state, f'name={self._name!r}',
                f'coro=<{_shown_coroutine(self._coro)}>', *waits, *rest]

    # ---- what it is ----

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def get_coro(self):
        return self._coro

    def get_stack(self, *, limit=None):
        """The frame in which the coroutine stands, or those through which an exception left it."""
        frame = getattr(self._coro, 'cr_frame', None)
        if frame is not None:
            return [frame]
        frames, trace = [], self._exception and self._exception.__traceback__
        while trace is not None and len(frames) != limit:
            frames.append(trace.tb_frame)
            trace = trace.tb_next
        return frames

    def print_stack(self, *, limit=None, file=None):
        """Writes where the coroutine is."""
        import traceback
        places = [(f.f_code.co_filename, f.f_lineno, f.f_code.co_name) for f in self.get_stack(limit=limit)]
        traceback.print_list([traceback.FrameSummary(*place) for place in places], file)

    def set_result(self, result):
        raise RuntimeError('Task does not support set_result operation')

    def set_exception(self, exception):
        raise RuntimeError('Task does not support set_exception operation')

    # ---- being told to stop ----

    def cancel(self, msg=None):
        """Has CancelledError raised in the coroutine: through the future it waits for, or else in its next turn."""
        self._log_traceback = False
        pending = not self.done()
        if pending:
            self._cancel_requests += 1
            if self._fut_waiter is None or not self._fut_waiter.cancel(msg=msg):
                self._must_cancel, self._cancel_message = True, msg
        return pending

    def cancelling(self):
        """How often cancel() was called and not taken back."""
        return self._cancel_requests

    def uncancel(self):
        """Takes one call of cancel() back; how many are left."""
        self._cancel_requests = max(self._cancel_requests - 1, 0)
        return self._cancel_requests

    def _make_cancelled_error(self):
        # Who asks first gets the very exception that left the coroutine, with its traceback.
        stopped_by, self._stopped_by_cancel = self._stopped_by_cancel, None
        return stopped_by or Future._make_cancelled_error(self)

    # ---- its turns ----

    def _turn(self, thrown=None):
        """Runs the coroutine until it gives its turn up or ends; thrown is raised where it stands."""
        if self.done():
            raise exceptions.InvalidStateError(f'_step(): already done: {self!r}, {thrown!r}')
        if self._must_cancel:
            self._must_cancel = False
            if not isinstance(thrown, exceptions.CancelledError):
                thrown = self._make_cancelled_error()
        self._fut_waiter = None
        interrupted = _current.get(self._loop)
        _current[self._loop] = self
        try:
            given = self._coro.send(None) if thrown is None else self._coro.throw(thrown)
        except BaseException as left_by:
            if self._ended(left_by):
                raise
        else:
            self._wait_for(given)
        finally:
            if interrupted is not None:
                _current[self._loop] = interrupted
            else:
                del _current[self._loop]
            # The traceback of what was thrown holds this frame.
            self = thrown = None

    def _ended(self, left_by):
        """Takes over what left the coroutine; whether that has to leave the loop too."""
        if isinstance(left_by, exceptions.CancelledError):
            self._stopped_by_cancel = left_by
            Future.cancel(self)
        elif not isinstance(left_by, StopIteration):
            Future.set_exception(self, left_by)
        elif self._must_cancel:
            Future.cancel(self, msg=self._cancel_message)
        else:
            Future.set_result(self, left_by.value)
        return isinstance(left_by, (KeyboardInterrupt, SystemExit))

    def _wait_for(self, given):
        """Arranges for the next turn: what the coroutine gave must be None or a future that it awaits."""
        mistake = given is not None and self._mistake(given)
        if mistake:
            self._loop.call_soon(self._turn, RuntimeError(mistake))
        elif given is None:
            self._loop.call_soon(self._turn)
        else:
            given._asyncio_future_blocking = False
            self._fut_waiter = given
            given.add_done_callback(self._wakeup)
            if self._must_cancel:
                self._must_cancel = not given.cancel(msg=self._cancel_message)

    def _mistake(self, given):
        awaited = getattr(given, '_asyncio_future_blocking', None)
        if awaited is None and hasattr(given, 'send'):
            return f'yield was used instead of yield from for generator in task {self!r} with {given!r}'
        if awaited is None:
            return f'Task got bad yield: {given!r}'
        if given._loop is not self._loop:
            return f'Task {self!r} got Future {given!r} attached to a different loop'
        if not awaited:
            return f'yield was used instead of yield from in task {self!r} with {given!r}'
        return f'Task cannot await on itself: {self!r}' if given is self else ''

    def _wakeup(self, future):
        thrown = None
        try:
            future.result()
        except BaseException as failure:
            thrown = failure
        try:
            self._turn(thrown)
        finally:
            self = thrown = None

    _wakeup.__qualname__ = 'Task.task_wakeup'


def create_task(coro, *, name=None, context=None):
    """A task that runs the coroutine from the next turn on."""
    task = get_running_loop().create_task(coro)
    if name is not None:
        # Only now: the number of its first name is used up, as in python3.
        task.set_name(name)
    return task


async def _result_of(awaitable):
    return await awaitable


def ensure_future(coro_or_future, *, loop=None):
    """A future is given back; a coroutine or another awaitable becomes a task."""
    given = coro_or_future
    if isfuture(given):
        if loop not in (None, given._loop):
            raise ValueError('The future belongs to a different loop than the one specified as the loop argument')
        return given
    if not iscoroutine(given):
        if not hasattr(type(given), '__await__'):
            raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')
        given = _result_of(given)
    return (loop if loop is not None else get_event_loop()).create_task(given)


class _Turn:
    """Awaiting it gives up one turn."""

    def __await__(self):
        yield


async def sleep(delay, result=None):
    """Gives the result after some seconds."""
    if delay > 0:
        alarm = _Alarm(get_running_loop(), delay, result)
        return await alarm.heard()
    await _Turn()
    return result


async def to_thread(func, /, *args, **kwargs):
    """There are no threads: the function is called in the next turn."""
    return await get_running_loop().run_in_executor(None, lambda: func(*args, **kwargs))


def run_coroutine_threadsafe(coro, loop):
    raise RuntimeError('heapstep has no threads from which a coroutine could be sent to a loop')


# ---- several at once ----

class _Alarm:
    """Goes off after some seconds, or before when somebody rings it."""

    def __init__(self, loop, delay=None, result=None):
        self._rung = loop.create_future()
        self._timer = None if delay is None else loop.call_later(delay, settle, self._rung, result)

    def ring(self, future=None):
        settle(self._rung)

    async def heard(self):
        """Waits until it goes off."""
        try:
            return await self._rung
        finally:
            if self._timer is not None:
                self._timer.cancel()


def _must_be_several(fs, kind):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f'expect {kind} of futures, not {type(fs).__name__}')


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Waits until futures are done: (the set of those that are, the set of the others)."""
    _must_be_several(fs, 'a list')
    if not fs:
        raise ValueError('Set of Tasks/Futures is empty.')
    if return_when not in _WHEN:
        raise ValueError(f'Invalid return_when value: {return_when}')
    waited_for = set(fs)
    if any(map(iscoroutine, waited_for)):
        raise TypeError('Passing coroutines is forbidden, use tasks explicitly.')
    alarm = _Alarm(get_running_loop(), timeout)
    left = len(waited_for)

    def failed(future):
        return not future.cancelled() and future.exception() is not None

    def one_done(future):
        nonlocal left
        left -= 1
        if not left or return_when == FIRST_COMPLETED or return_when == FIRST_EXCEPTION and failed(future):
            alarm.ring()
    for future in waited_for:
        future.add_done_callback(one_done)
    try:
        await alarm.heard()
    finally:
        for future in waited_for:
            future.remove_done_callback(one_done)
    done = {future for future in waited_for if future.done()}
    return done, waited_for - done


async def _give_up(future, loop):
    """Cancels a future and waits for what it makes of that."""
    alarm = _Alarm(loop)
    future.add_done_callback(alarm.ring)
    try:
        future.cancel()
        await alarm.heard()
    finally:
        future.remove_done_callback(alarm.ring)


async def wait_for(fut, timeout):
    """The result of a future or coroutine; TimeoutError when it takes longer than some seconds."""
    loop = get_running_loop()
    if timeout is None:
        return await fut
    alarm = _Alarm(loop, timeout) if timeout > 0 else None
    future = ensure_future(fut, loop=loop)
    if alarm is not None:
        future.add_done_callback(alarm.ring)
        try:
            await alarm.heard()
        except exceptions.CancelledError:
            if future.done():
                return future.result()
            future.remove_done_callback(alarm.ring)
            await _give_up(future, loop)
            raise
    if future.done():
        return future.result()
    if alarm is not None:
        future.remove_done_callback(alarm.ring)
    await _give_up(future, loop)
    try:
        return future.result()
    except exceptions.CancelledError as reason:
        raise exceptions.TimeoutError() from reason


def as_completed(fs, *, timeout=None):
    """An iterator of awaitables: the futures' results in the order in which they come."""
    from .queues import Queue
    _must_be_several(fs, 'an iterable')
    loop = get_event_loop()
    arrived = Queue()
    missing = dict.fromkeys([ensure_future(f, loop=loop) for f in dict.fromkeys(fs)])
    timer = None

    def too_late():
        for future in missing:
            future.remove_done_callback(arrive)
            arrived.put_nowait(None)
        missing.clear()

    def arrive(future):
        if missing:
            del missing[future]
            arrived.put_nowait(future)
            if timer is not None and not missing:
                timer.cancel()

    async def next_result():
        future = await arrived.get()
        if future is not None:
            return future.result()
        raise exceptions.TimeoutError
    for future in missing:
        future.add_done_callback(arrive)
    if timeout is not None and missing:
        timer = loop.call_later(timeout, too_late)
    for _ in range(len(missing)):
        yield next_result()


class _GatheringFuture(Future):
    """What gather gives: cancelling it cancels what it waits for."""
    _cancel_requested = False

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children

    def cancel(self, msg=None):
        if self.done():
            return False
        # A list, for each is to be told.
        told = any([child.cancel(msg=msg) for child in self._children])
        self._cancel_requested = told or self._cancel_requested
        return told


def _failure(future):
    """What awaiting a done future raises, or None."""
    return future._make_cancelled_error() if future.cancelled() else future.exception()


def _outcome(future):
    """What is in the list of results for a done future."""
    if future.cancelled():
        return exceptions.CancelledError(future._cancel_message or '')
    failure = future.exception()
    return failure if failure is not None else future.result()


def gather(*coros_or_futures, return_exceptions=False):
    """A future of the list of the results, in the order of the arguments."""
    if not coros_or_futures:
        nothing = get_event_loop().create_future()
        nothing.set_result([])
        return nothing
    loop = _get_running_loop()
    futures = {}
    for given in coros_or_futures:
        if given in futures:
            continue
        future = futures[given] = ensure_future(given, loop=loop)
        loop = loop or future.get_loop()
        if future is not given:
            # Who gave a coroutine does not know of its task.
            future._log_destroy_pending = False
    left = len(futures)
    outer = _GatheringFuture([futures[given] for given in coros_or_futures], loop=loop)

    def one_done(future):
        nonlocal left
        left -= 1
        if outer.done():
            if not future.cancelled():
                future.exception()
            return
        failure = None if return_exceptions else _failure(future)
        if failure is None and not left:
            results = [_outcome(child) for child in outer._children]
            if not outer._cancel_requested:
                return outer.set_result(results)
            # Whichever child was cancelled, python3 asks the last.
            failure = outer._children[-1]._make_cancelled_error()
        if failure is not None:
            outer.set_exception(failure)
    for future in futures.values():
        future.add_done_callback(one_done)
    return outer


def shield(arg):
    """A future of a result, whose cancelling does not cancel what makes the result."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def pass_on(inner):
        if inner.cancelled():
            outer.cancel()
        elif (failure := inner.exception()) is None:
            settle(outer, inner.result())
        elif not outer.cancelled():
            outer.set_exception(failure)

    def stop_listening(outer):
        if not inner.done():
            inner.remove_done_callback(pass_on)
    inner.add_done_callback(pass_on)
    outer.add_done_callback(stop_listening)
    return outer
