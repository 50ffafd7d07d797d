"""Lock, Event, Condition, Semaphore, Barrier: tasks wait for each other.

All of them, and the queues, let tasks stand in a Line. A task has its place there for the length of a with statement, and
goes on when the place is called."""
import collections
from .exceptions import BrokenBarrierError, CancelledError
from .futures import settle
from .loops import get_running_loop

__all__ = ('Lock', 'Event', 'Condition', 'Semaphore', 'BoundedSemaphore', 'Barrier')


class Place:
    """One task's place in a line; entered, it is the future to wait for."""

    def __init__(self, line, left_by=None):
        self._line = line
        self._left_by = left_by
        self._future = get_running_loop().create_future()

    def __enter__(self):
        self._line.append(self._future)
        return self._future

    def __exit__(self, kind, reason, trace):
        if self._future in self._line:
            self._line.remove(self._future)
        if kind is not None and self._left_by is not None and issubclass(kind, self._line.gives_up):
            self._left_by(self._future)


class Line(collections.deque):
    """The futures that tasks wait for; who came first stands in front."""
    gives_up = CancelledError  # raised in a task that waits, this makes it leave for good: others may have its turn

    def call(self, most, answer=True):
        """Lets the first tasks that nobody called yet go on; how many they were."""
        called = 0
        for future in self:
            if called == most:
                break
            called += settle(future, answer)
        return called

    def call_front(self):
        """Lets the very first go on. If it was called or cancelled before, it sees to the others itself."""
        if self:
            settle(self[0], True)


class _InLine:
    """What has one line in which tasks wait for it."""

    def __init__(self):
        self._line = Line()

    def _state_word(self):
        return 'locked' if self.locked() else 'unlocked'

    def __repr__(self):
        waiting = f', waiters:{len(self._line)}' if self._line else ''
        return f'<{object.__repr__(self)[1:-1]} [{self._state_word()}{waiting}]>'


class _Held(_InLine):
    """What an async with statement holds."""

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, kind, reason, trace):
        self.release()


class Lock(_Held):
    """One task at a time."""
    _taken = False

    def locked(self):
        return self._taken

    async def acquire(self):
        """Waits until nobody has the lock, and takes it."""
        if self._taken or any(not future.cancelled() for future in self._line):
            with Place(self._line, self._left) as called:
                await called
        self._taken = True
        return True

    def _left(self, future):
        if not self._taken:
            self._line.call_front()

    def release(self):
        """Gives the lock up; who waits longest takes it."""
        if not self._taken:
            raise RuntimeError('Lock is not acquired.')
        self._taken = False
        self._line.call_front()


class Event(_InLine):
    """A flag that tasks wait for."""
    _up = False

    def _state_word(self):
        return 'set' if self._up else 'unset'

    def is_set(self):
        return self._up

    def set(self):
        """Raises the flag: all that wait go on."""
        if not self._up:
            self._up = True
            self._line.call(len(self._line))

    def clear(self):
        """Lowers the flag."""
        self._up = False

    async def wait(self):
        """Waits until the flag is up."""
        if not self._up:
            with Place(self._line) as called:
                await called
        return True


class Condition(_Held):
    """Holding a lock, tasks wait for news from each other."""

    def __init__(self, lock=None):
        super().__init__()
        self._lock = Lock() if lock is None else lock
        for name in 'locked', 'acquire', 'release':
            setattr(self, name, getattr(self._lock, name))

    def _must_hold(self, purpose):
        if not self.locked():
            raise RuntimeError(f'cannot {purpose} on un-acquired lock')

    async def wait(self):
        """Without the lock meanwhile, waits for news."""
        self._must_hold('wait')
        self.release()
        try:
            with Place(self._line) as called:
                await called
            return True
        finally:
            await self._take_back()

    async def _take_back(self):
        """Takes the lock whatever comes: to be cancelled has to wait."""
        put_off = []
        while True:
            try:
                await self.acquire()
            except CancelledError:
                put_off.append(CancelledError)
            else:
                break
        for error in put_off[:1]:
            raise error

    async def wait_for(self, predicate):
        """Waits for news until the predicate likes what it sees; what it said."""
        while not (said := predicate()):
            await self.wait()
        return said

    def notify(self, n=1):
        """News for n of those that wait."""
        self._must_hold('notify')
        self._line.call(max(n, 0), False)

    def notify_all(self):
        """News for all that wait."""
        self.notify(len(self._line))


class Semaphore(_Held):
    """As many tasks at a time as a number says."""

    def __init__(self, value=1):
        super().__init__()
        if value < 0:
            raise ValueError('Semaphore initial value must be >= 0')
        self._value = value

    def _state_word(self):
        return super()._state_word() if self.locked() else f'unlocked, value:{self._value}'

    def locked(self):
        """Whether one more has to wait: nobody overtakes those that stand in line."""
        return not self._value or not all(future.cancelled() for future in self._line)

    async def acquire(self):
        """Waits until there is room for one more."""
        if not self.locked():
            self._value -= 1
            return True
        with Place(self._line, self._left) as called:
            await called
        if self._value > 0:
            self._let_in()
        return True

    def _let_in(self):
        # The room is taken for the task that is called, before it runs.
        self._value -= self._line.call(1)

    def _one_out(self):
        self._value += 1
        self._let_in()

    def _left(self, future):
        if not future.cancelled():
            self._one_out()

    def release(self):
        """Makes room for one more."""
        self._one_out()


class BoundedSemaphore(Semaphore):
    """A Semaphore that complains when there is more room than at its beginning."""

    def __init__(self, value=1):
        super().__init__(value)
        self._most = value

    def release(self):
        if self._value >= self._most:
            raise ValueError('BoundedSemaphore released too many times')
        self._one_out()


class Barrier:
    """Tasks wait until as many have come as the barrier wants.

    It fills; when all are there it drains, which a reset makes it do as well, and fills again. Broken, it stays so until it is
    reset."""

    def __init__(self, parties):
        if parties < 1:
            raise ValueError('parties must be > 0')
        self._wanted = parties
        self._inside = 0
        self._phase = 'filling'
        self._news = Condition()

    def __repr__(self):
        inside = '' if self.broken else f', waiters:{self.n_waiting}/{self.parties}'
        return f'<{object.__repr__(self)[1:-1]} [{self._phase}{inside}]>'

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, kind, reason, trace):
        """Nobody waits at the way out."""

    @property
    def parties(self):
        """How many have to come."""
        return self._wanted

    @property
    def n_waiting(self):
        """How many are there while it fills."""
        return self._inside if self._phase == 'filling' else 0

    @property
    def broken(self):
        """Whether abort() was called."""
        return self._phase == 'broken'

    def _turn_to(self, phase):
        self._phase = phase
        self._news.notify_all()

    async def _past(self, *phases):
        """The phase that follows these."""
        await self._news.wait_for(lambda: self._phase not in phases)
        return self._phase

    async def wait(self):
        """Waits for the others; how many were there before."""
        async with self._news:
            if await self._past('draining', 'resetting') == 'broken':
                raise BrokenBarrierError('Barrier aborted')
            before = self._inside
            self._inside = before + 1
            try:
                if self._inside == self._wanted:
                    self._turn_to('draining')
                elif await self._past('filling') != 'draining':
                    raise BrokenBarrierError('Abort or reset of barrier')
                return before
            finally:
                self._inside -= 1
                if not self._inside:
                    self._turn_to('broken' if self.broken else 'filling')

    async def reset(self):
        """Sends those inside away with an error; then it fills again."""
        async with self._news:
            self._turn_to('resetting' if self._inside else 'filling')

    async def abort(self):
        """Sends everybody away with an error from now on."""
        async with self._news:
            self._turn_to('broken')
