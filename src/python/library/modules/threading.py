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


class Condition:
    """Waits to be notified, under a lock."""

    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def _owned(self):
        return self._lock.locked() if hasattr(self._lock, 'locked') else self._lock._is_owned()

    def wait(self, timeout=None):
        if not self._owned():
            raise RuntimeError('cannot wait on un-acquired lock')
        _wait(timeout)
        return False

    def wait_for(self, predicate, timeout=None):
        result = predicate()
        if not result:
            self.wait(timeout)
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._owned():
            raise RuntimeError('cannot notify on un-acquired lock')

    def notify_all(self):
        self.notify()

    notifyAll = notify_all


class Semaphore:
    """As many at a time as a number says."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError('semaphore initial value must be >= 0')
        self._value = value

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        if self._value:
            self._value -= 1
            return True
        if blocking:
            _wait(timeout)
        return False

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError('n must be one or more')
        self._value += n

    def __exit__(self, *args):
        self.release()


class BoundedSemaphore(Semaphore):
    """A Semaphore that is not released more often than acquired."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def release(self, n=1):
        if n >= 1 and self._value + n > self._initial_value:
            raise ValueError('Semaphore released too many times')
        super().release(n)


class Event:
    """A flag that threads wait for."""

    def __init__(self):
        self._flag = False

    def __repr__(self):
        return '<%s.%s at %#x: %s>' % (type(self).__module__, type(self).__qualname__, id(self),
                                       'set' if self._flag else 'unset')

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
        self.parties = parties
        self.n_waiting = 0
        self.broken = False
        self._action = action
        self._timeout = timeout

    def wait(self, timeout=None):
        if self.broken:
            raise BrokenBarrierError
        if self.parties > 1:
            _wait(self._timeout if timeout is None else timeout)
            self.broken = True
            raise BrokenBarrierError
        if self._action:
            self._action()
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
        global _count
        assert group is None, 'group argument must be None for now'
        if name is None:
            _count += 1
            name = 'Thread-%d' % _count
            if target is not None and hasattr(target, '__name__'):
                name += ' (%s)' % target.__name__
        self._target = target
        self._name = str(name)
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = bool(daemon)
        self._main = False
        self.ident = None

    def __repr__(self):
        state = 'started' if self._main else 'initial'
        if self._daemonic:
            state += ' daemon'
        if self.ident is not None:
            state += ' %s' % self.ident
        return '<%s(%s, %s)>' % (self.__class__.__name__, self._name, state)

    def start(self):
        raise RuntimeError('heapstep runs one thread: another cannot be started')

    def run(self):
        """What the thread would do."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def join(self, timeout=None):
        if self._main:
            raise RuntimeError('cannot join current thread')
        raise RuntimeError('cannot join thread before it is started')

    def is_alive(self):
        return self._main

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, value):
        self._daemonic = value

    @property
    def native_id(self):
        return self.ident

    def getName(self):
        return self._name

    def setName(self, name):
        self._name = name

    def isDaemon(self):
        return self._daemonic

    def setDaemon(self, daemonic):
        self._daemonic = daemonic


class _MainThread(Thread):
    def __init__(self):
        super().__init__(name='MainThread')
        self._main = True
        self.ident = get_ident()


class Timer(Thread):
    """Calls a function after some seconds."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__(target=function, args=args or (), kwargs=kwargs)
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}

    def cancel(self):
        """It was not started."""


def get_ident():
    """A number of the thread."""
    return 140000000000000


get_native_id = get_ident


def current_thread():
    return _main_thread


currentThread = current_thread


def main_thread():
    return _main_thread


def active_count():
    return 1


activeCount = active_count


def enumerate():
    return [_main_thread]


def excepthook(args, /):
    import sys
    sys.excepthook(*args[:3])


def settrace(func):
    """There are no other threads to trace."""


setprofile = settrace


def stack_size(size=0):
    return 0


_main_thread = _MainThread()
