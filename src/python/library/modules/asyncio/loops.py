"""The event loop: callbacks that are ready, and those that wait for their time."""
import collections
import heapq
import sys
import time

__all__ = ('AbstractEventLoop', 'AbstractEventLoopPolicy', 'BaseEventLoop', 'Handle', 'TimerHandle', 'get_event_loop',
           'get_event_loop_policy', 'get_running_loop', 'new_event_loop', 'set_event_loop', '_get_running_loop',
           'SelectorEventLoop', 'iscoroutine', 'iscoroutinefunction')


def iscoroutine(obj):
    """Whether this is a coroutine object."""
    import types
    from collections.abc import Coroutine
    return isinstance(obj, (types.CoroutineType, types.GeneratorType, Coroutine))


def iscoroutinefunction(func):
    """Whether calling this makes a coroutine."""
    while hasattr(func, 'func') and hasattr(func, 'args'):
        func = func.func
    func = getattr(func, '__func__', func)
    code = getattr(func, '__code__', None)
    return bool(code and code.co_flags & 0x80) or getattr(func, '_is_coroutine', None) is True


def shown_function(function, args):
    """A callback as a repr shows it."""
    text = getattr(function, '__qualname__', None) or repr(function)
    text += '(%s)' % ', '.join([repr(arg) for arg in args])
    code = getattr(getattr(function, '__func__', function), '__code__', None)
    if code is not None and not code.co_filename.startswith('<frozen'):
        text += f' at {code.co_filename}:{code.co_firstlineno}'
    return text


class Handle:
    """A callback that the loop will call."""
    __slots__ = '_callback', '_args', '_cancelled', '_loop', '_context', '__weakref__'

    def __init__(self, callback, args, loop, context=None):
        self._callback = callback
        self._args = args
        self._loop = loop
        self._context = context
        self._cancelled = False

    def __repr__(self):
        info = [self.__class__.__name__]
        if self._cancelled:
            info.append('cancelled')
        if self._callback is not None:
            info.append(shown_function(self._callback, self._args))
        return '<%s>' % ' '.join(info)

    def cancel(self):
        """The callback will not be called."""
        self._cancelled = True
        self._callback = self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            self._callback(*self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._loop.call_exception_handler({
                'message': f'Exception in callback {shown_function(self._callback, self._args)}', 'exception': exc,
                'handle': self})


class TimerHandle(Handle):
    """A callback that waits for its time."""
    __slots__ = '_when',

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when

    def when(self):
        """The loop's time at which it is due."""
        return self._when

    def __lt__(self, other):
        return self._when < other._when


class AbstractEventLoop:
    """What loops are."""


class BaseEventLoop(AbstractEventLoop):
    """The loop. Its clock is time.monotonic."""

    def __init__(self):
        self._ready = collections.deque()
        self._scheduled = []
        self._stopping = False
        self._running = False
        self._closed = False
        self._exception_handler = None
        self._task_factory = None
        self._debug = False
        self._asyncgens = []

    def __repr__(self):
        return f'<{self.__class__.__name__} running={self._running} closed={self._closed} debug={self._debug}>'

    def time(self):
        """The loop's time in seconds."""
        return time.monotonic()

    def create_future(self):
        from .futures import Future
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        """A task that runs the coroutine from the next turn on."""
        self._check_closed()
        if self._task_factory is not None:
            task = self._task_factory(self, coro)
            if name is not None:
                task.set_name(name)
            return task
        from .tasks import Task
        return Task(coro, loop=self, name=name, context=context)

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError('task factory must be a callable or None')
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    def _check_closed(self):
        if self._closed:
            raise RuntimeError('Event loop is closed')

    def call_soon(self, callback, *args, context=None):
        """Calls callback(*args) in the next turn."""
        self._check_closed()
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        """Calls callback(*args) after some seconds."""
        if delay is None:
            raise TypeError('delay must not be None')
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        """Calls callback(*args) at a time of the loop's clock."""
        if when is None:
            raise TypeError('when cannot be None')
        self._check_closed()
        handle = TimerHandle(when, callback, args, self, context)
        heapq.heappush(self._scheduled, handle)
        return handle

    def run_in_executor(self, executor, func, *args):
        """There are no threads: the function is called in the next turn."""
        future = self.create_future()

        def call():
            if future.cancelled():
                return
            try:
                result = func(*args)
            except Exception as e:
                future.set_exception(e)
            else:
                future.set_result(result)
        self.call_soon(call)
        return future

    # ---- running ----

    def _run_once(self):
        """One turn: what is due joins what is ready, and that is called."""
        scheduled = self._scheduled
        while scheduled and scheduled[0]._cancelled:
            heapq.heappop(scheduled)
        if not self._ready and not self._stopping:
            if not scheduled:
                raise RuntimeError('every task waits for something that nobody will do: the loop would wait for ever')
            delay = scheduled[0]._when - self.time()
            if delay > 0:
                time.sleep(delay)
        due = self.time() + 1e-9
        while scheduled and scheduled[0]._when < due:
            self._ready.append(heapq.heappop(scheduled))
        for _ in range(len(self._ready)):
            handle = self._ready.popleft()
            if not handle._cancelled:
                handle._run()
        handle = None

    def run_forever(self):
        """Runs until stop() is called."""
        self._check_closed()
        if self._running:
            raise RuntimeError('This event loop is already running')
        if _get_running_loop() is not None:
            raise RuntimeError('Cannot run the event loop while another loop is running')
        self._running = True
        before = sys.get_asyncgen_hooks() if hasattr(sys, 'get_asyncgen_hooks') else None
        if before is not None:
            sys.set_asyncgen_hooks(firstiter=self._asyncgens.append)
        _set_running_loop(self)
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            self._running = False
            _set_running_loop(None)
            if before is not None:
                sys.set_asyncgen_hooks(*before)

    def run_until_complete(self, future):
        """Runs until the future is done; its result."""
        from .futures import isfuture
        from .tasks import ensure_future
        self._check_closed()
        if self._running:
            if not isfuture(future):
                future.close()
            raise RuntimeError('This event loop is already running')
        new_task = not isfuture(future)
        future = ensure_future(future, loop=self)
        future.add_done_callback(_stop_loop)
        try:
            self.run_forever()
        except BaseException:
            if new_task and future.done() and not future.cancelled():
                future.exception()
            raise
        finally:
            future.remove_done_callback(_stop_loop)
        if not future.done():
            raise RuntimeError('Event loop stopped before Future completed.')
        return future.result()

    def stop(self):
        """Stops after this turn."""
        self._stopping = True

    def close(self):
        """The loop will not run again."""
        if self._running:
            raise RuntimeError('Cannot close a running event loop')
        self._closed = True
        self._ready.clear()
        self._scheduled.clear()

    def is_running(self):
        return self._running

    def is_closed(self):
        return self._closed

    async def shutdown_asyncgens(self):
        """Closes the asynchronous generators that are not finished."""
        pending = [agen for agen in self._asyncgens if agen.ag_frame is not None]
        self._asyncgens.clear()
        for agen in pending:
            await agen.aclose()

    async def shutdown_default_executor(self):
        """There is none."""

    # ---- what goes wrong ----

    def get_exception_handler(self):
        return self._exception_handler

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f'A callable object or None is expected, got {handler!r}')
        self._exception_handler = handler

    def default_exception_handler(self, context):
        """Writes what went wrong to the log, which is sys.stderr unless told otherwise."""
        import traceback
        lines = [context.get('message') or 'Unhandled exception in event loop']
        for key in sorted(context):
            if key not in ('message', 'exception'):
                lines.append(f'{key}: {context[key]!r}')
        exc = context.get('exception')
        if 'logging' in sys.modules:
            import logging
            logging.getLogger('asyncio').error('\n'.join(lines), exc_info=exc if exc is not None else False)
            return
        text = '\n'.join(lines) + '\n'
        if exc is not None:
            text += ''.join(traceback.format_exception(exc))
        if sys.stderr is not None:
            sys.stderr.write(text)

    def call_exception_handler(self, context):
        """Tells the handler what went wrong."""
        if self._exception_handler is None:
            self.default_exception_handler(context)
        else:
            self._exception_handler(self, context)

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    def add_signal_handler(self, sig, callback, *args):
        raise NotImplementedError

    def remove_signal_handler(self, sig):
        raise NotImplementedError


class _UnixSelectorEventLoop(BaseEventLoop):
    """As the loop is called on Linux."""


SelectorEventLoop = _UnixSelectorEventLoop


def _stop_loop(future):
    if not future.cancelled():
        exc = future._exception
        if isinstance(exc, (SystemExit, KeyboardInterrupt)):
            return
    future._loop.stop()


class AbstractEventLoopPolicy:
    """What keeps the current loop."""


class _Policy(AbstractEventLoopPolicy):
    def __init__(self):
        self._loop = None
        self._set = False

    def get_event_loop(self):
        if self._loop is None and not self._set:
            self.set_event_loop(self.new_event_loop())
        if self._loop is None:
            raise RuntimeError("There is no current event loop in thread 'MainThread'.")
        return self._loop

    def set_event_loop(self, loop):
        self._set = True
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
        self._loop = loop

    def new_event_loop(self):
        return SelectorEventLoop()


_policy = _Policy()
_running = None


def _get_running_loop():
    return _running


def _set_running_loop(loop):
    global _running
    _running = loop


def get_running_loop():
    """The loop that runs; RuntimeError when none does."""
    if _running is None:
        raise RuntimeError('no running event loop')
    return _running


def get_event_loop_policy():
    return _policy


def get_event_loop():
    """The loop that runs, or the current one."""
    return _running if _running is not None else _policy.get_event_loop()


def set_event_loop(loop):
    """Set the current loop."""
    _policy.set_event_loop(loop)


def new_event_loop():
    """A new loop."""
    return _policy.new_event_loop()
