"""Locks and what else programs use of threading, for the one thread there is."""
import time as _time

__all__ = ['get_ident', 'active_count', 'Condition', 'current_thread', 'enumerate', 'main_thread', 'TIMEOUT_MAX',
           'Event', 'Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Thread', 'Barrier', 'BrokenBarrierError',
           'Timer', 'ThreadError', 'local', 'excepthook', 'settrace', 'setprofile', 'stack_size', 'get_native_id']

ThreadError = RuntimeError
TIMEOUT_MAX = 9223372036.0


def _wait(timeout=None):
    """Lets the time pass in which another thread would have come."""
    if timeout is None or timeout < 0:
        raise RuntimeError('heapstep runs one thread: this would wait for ever for another')
    _time.sleep(timeout)


class _Guard:
    __slots__ = ()

    def __enter__(self):
        self.acquire()
        return True

    def __exit__(self, *args):
        self.release()


class lock(_Guard):
    """A lock that one thread holds at a time."""
    __slots__ = '_held', '__weakref__'

    def __init__(self):
        self._held = False

    def acquire(self, blocking=True, timeout=-1):
        """Takes the lock; False when it is held."""
        if not self._held:
            self._held = True
            return True
        if not blocking:
            if timeout != -1:
                raise ValueError("can't specify a timeout for a non-blocking call")
            return False
        _wait(timeout)
        return False

    def release(self):
        """Frees the lock."""
        if not self._held:
            raise RuntimeError('release unlocked lock')
        self._held = False

    def locked(self):
        return self._held

    def __repr__(self):
        return '<%s _thread.lock object at %#x>' % ('locked' if self._held else 'unlocked', id(self))


lock.__module__ = '_thread'


def Lock():
    """A new lock."""
    return lock()


class RLock(_Guard):
    """A lock that its holder can take again."""
    __slots__ = '_count', '__weakref__'

    def __init__(self):
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        self._count += 1
        return True

    def release(self):
        if not self._count:
            raise RuntimeError('cannot release un-acquired lock')
        self._count -= 1

    def _is_owned(self):
        return self._count > 0

    def __repr__(self):
        return '<%s _thread.RLock object owner=%d count=%d at %#x>' % (
            'locked' if self._count else 'unlocked', get_ident() if self._count else 0, self._count, id(self))


RLock.__module__ = '_thread'


def _told(thing, state):
    kind = type(thing)
    return f'<{kind.__module__}.{kind.__qualname__} at {id(thing):#x}: {state}>'


class Condition:
    """Waits to be notified, under a lock."""

    def __init__(self, lock=None):
        self._lock = held = RLock() if lock is None else lock
        self.acquire, self.release = held.acquire, held.release

    def __enter__(self):
        held = self._lock
        return held.__enter__()

    def __exit__(self, *args):
        held = self._lock
        return held.__exit__(*args)

    def _check(self, what):
        """Only who has the lock may wait or notify."""
        owned = getattr(self._lock, 'locked', None) or self._lock._is_owned
        if not owned():
            raise RuntimeError(f'cannot {what} on un-acquired lock')

    def wait(self, timeout=None):
        self._check('wait')
        _wait(timeout)
        return False

    def wait_for(self, predicate, timeout=None):
        # Nobody else can make it true: one wait is enough.
        return predicate() or self.wait(timeout) or predicate()

    def notify(self, n=1):
        self._check('notify')

    def notify_all(self):
        self.notify()

    notifyAll = notify_all


class Semaphore:
    """As many at a time as a number says."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError('semaphore initial value must be >= 0')
        self._value = value

    def __repr__(self):
        return _told(self, f'value={self._value}')

    def acquire(self, blocking=True, timeout=None):
        if timeout is not None and not blocking:
            raise ValueError("can't specify timeout for non-blocking acquire")
        taken = self._value > 0
        if taken:
            self._value -= 1
        elif blocking:
            _wait(timeout)
        return taken

    __enter__ = acquire

    def release(self, n=1):
        if n <= 0:
            raise ValueError('n must be one or more')
        self._value += n

    def __exit__(self, *args):
        self.release()


class BoundedSemaphore(Semaphore):
    """A Semaphore that is not released more often than acquired."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        return _told(self, f'value={self._value}/{self._initial_value}')

    def release(self, n=1):
        if 0 < n > self._initial_value - self._value:
            raise ValueError('Semaphore released too many times')
        super().release(n)


class Event:
    """A flag that threads wait for."""

    def __init__(self):
        self._flag = False

    def __repr__(self):
        return _told(self, 'set' if self._flag else 'unset')

    def is_set(self):
        return self._flag

    isSet = is_set

    def set(self):
        self._flag = True

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        if not self._flag:
            _wait(timeout)
        return self._flag


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    """Threads wait until so many have come."""

    def __init__(self, parties, action=None, timeout=None):
        self.parties, self.n_waiting, self.broken = parties, 0, False
        self._last, self._patience = action or int, timeout

    def __repr__(self):
        return _told(self, 'broken' if self.broken else f'waiters={self.n_waiting}/{self.parties}')

    def wait(self, timeout=None):
        if not self.broken and self.parties > 1:
            _wait(self._patience if timeout is None else timeout)
            self.abort()
        if self.broken:
            raise BrokenBarrierError
        self._last()
        return 0

    def reset(self):
        self.broken = False

    def abort(self):
        self.broken = True


class local:
    """Attributes that each thread has for itself."""


local.__module__ = '_thread'
_count = 0


class Thread:
    """A thread: it can be described, but not started."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, 'group argument must be None for now'
        # Programs' own kinds of threads call what is held under these names.
        self._target, self._args, self._kwargs = target, args, {} if kwargs is None else kwargs
        self.name = self._next_name(target) if name is None else name
        self.daemon = bool(daemon)
        self.ident = None

    @staticmethod
    def _next_name(target):
        global _count
        _count += 1
        called = getattr(target, '__name__', None)
        return f'Thread-{_count}' if called is None else f'Thread-{_count} ({called})'

    def __repr__(self):
        state = ['started' if self.is_alive() else 'initial']
        if self.daemon:
            state.append('daemon')
        if self.ident is not None:
            state.append(str(self.ident))
        return f'<{type(self).__name__}({self.name}, {" ".join(state)})>'

    def start(self):
        raise RuntimeError('heapstep runs one thread: another cannot be started')

    def run(self):
        """What the thread would do; done once, it lets go of what it worked with."""
        try:
            if (work := self._target) is not None:
                work(*self._args, **self._kwargs)
        finally:
            for held in ('_target', '_args', '_kwargs'):
                delattr(self, held)

    def join(self, timeout=None):
        raise RuntimeError('cannot join ' + ('current thread' if self.is_alive() else 'thread before it is started'))

    def is_alive(self):
        return self.ident is not None

    def getName(self):
        return self._name

    def setName(self, name):
        self._name = str(name)

    def isDaemon(self):
        return self._daemonic

    def setDaemon(self, daemonic):
        self._daemonic = daemonic

    name, daemon = property(getName, setName), property(isDaemon, setDaemon)
    native_id = property(lambda self: self.ident)


class _MainThread(Thread):
    def __init__(self):
        super().__init__(name='MainThread')
        self.ident = get_ident()


class Timer(Thread):
    """Calls a function after some seconds."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__(target=function, args=args or (), kwargs=kwargs)
        self.interval, self.function = interval, function
        self.args, self.kwargs = [] if args is None else args, {} if kwargs is None else kwargs

    def cancel(self):
        """It was not started."""


def get_ident():
    """A number of the thread."""
    return 140000000000000


get_native_id = get_ident


def main_thread():
    """The one thread that there is."""
    return _main


def current_thread():
    return main_thread()


currentThread = current_thread


def active_count():
    return 1


activeCount = active_count


def enumerate():
    return [_main]


def excepthook(args, /):
    import sys
    sys.excepthook(*args[:3])


def settrace(func):
    """There are no other threads to trace."""


setprofile = settrace


def stack_size(size=0):
    return 0


_main = _MainThread()
