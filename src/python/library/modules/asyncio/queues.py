"""Queues between tasks: who takes from an empty one or puts into a full one stands in a line."""
import collections
import heapq
from types import GenericAlias
from .exceptions import QueueEmpty, QueueFull
from .futures import settle
from .locks import Event, Line, Place

__all__ = ('Queue', 'PriorityQueue', 'LifoQueue')


class _Line(Line):
    """A line that is left as soon as one is called: who comes next finds it without those that have their turn."""
    gives_up = BaseException

    def send(self):
        """Lets the first that still waits go on; it and those in front of it leave."""
        while self and not settle(self.popleft()):
            pass


class Queue:
    """Hands items from tasks to tasks, first in, first out. Other orders define _init, _put and _get."""

    __class_getitem__ = classmethod(GenericAlias)
    _container = collections.deque

    def __init__(self, maxsize=0):
        self._most = maxsize
        self._takers, self._givers = _Line(), _Line()
        self._open_tasks = 0
        self._all_done = Event()
        self._all_done.set()
        self._init(maxsize)

    # ---- the order ----

    def _init(self, maxsize):
        self._queue = self._container()

    def _put(self, item):
        self._queue.append(item)

    def _get(self):
        return self._queue.popleft()

    # ---- as it is shown ----

    def _about(self):
        items = getattr(self, '_queue', None)
        parts = (True, f'maxsize={self._most!r}'), \
                (items, f'_queue={list(items or ())!r}'), \
                (self._takers, f'_getters[{len(self._takers)}]'), \
                (self._givers, f'_putters[{len(self._givers)}]'), \
                (self._open_tasks, f'tasks={self._open_tasks}')
        return ' '.join([text for worth_telling, text in parts if worth_telling])

    def __repr__(self):
        return f'<{type(self).__name__} at {id(self):#x} {self._about()}>'

    def __str__(self):
        return f'<{type(self).__name__} {self._about()}>'

    # ---- how full it is ----

    @property
    def maxsize(self):
        """How many items have room; any number when this is not above 0."""
        return self._most

    def qsize(self):
        """How many items are in."""
        return len(self._queue)

    def empty(self):
        return not self._queue

    def full(self):
        return 0 < self._most <= self.qsize()

    # ---- in and out ----

    async def _while(self, hindered, line):
        """Stands in the line as long as something hinders."""
        def left(future):
            # A turn that came too late for this task is the next one's.
            if not future.cancel() and not future.cancelled() and not hindered():
                line.send()
        while hindered():
            with Place(line, left) as called:
                await called

    async def put(self, item):
        """Puts an item in as soon as there is room."""
        await self._while(self.full, self._givers)
        return self.put_nowait(item)

    async def get(self):
        """Takes an item out as soon as there is one."""
        await self._while(self.empty, self._takers)
        return self.get_nowait()

    def put_nowait(self, item):
        """Puts an item in; QueueFull when there is no room."""
        if self.full():
            raise QueueFull
        self._put(item)
        self._open_tasks += 1
        self._all_done.clear()
        self._takers.send()

    def get_nowait(self):
        """Takes an item out; QueueEmpty when there is none."""
        if self.empty():
            raise QueueEmpty
        taken = self._get()
        self._givers.send()
        return taken

    # ---- what becomes of the items ----

    def task_done(self):
        """Tells that the work on an item is done."""
        if self._open_tasks < 1:
            raise ValueError('task_done() called too many times')
        self._open_tasks -= 1
        if not self._open_tasks:
            self._all_done.set()

    async def join(self):
        """Waits until the work on all items is done."""
        if self._open_tasks:
            await self._all_done.wait()


class PriorityQueue(Queue):
    """Hands out the smallest first."""
    _container = list

    def _put(self, item):
        heapq.heappush(self._queue, item)

    def _get(self):
        return heapq.heappop(self._queue)


class LifoQueue(Queue):
    """Hands out the last first."""
    _container = list

    def _get(self):
        return self._queue.pop()
