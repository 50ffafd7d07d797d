"""Queues. There is one thread: who would wait for ever is told so."""
import time as _time
from collections import deque as _deque
from heapq import heappop as _heappop, heappush as _heappush
from types import GenericAlias as _GenericAlias

__all__ = ['Empty', 'Full', 'Queue', 'PriorityQueue', 'LifoQueue', 'SimpleQueue']


class Empty(Exception):
    """Exception raised by Queue.get(block=0)/get_nowait()."""
    __module__ = '_queue'


class Full(Exception):
    """Exception raised by Queue.put(block=0)/put_nowait()."""


def _wait(block, timeout, error):
    """Lets the time pass in which another thread would have come; then there is only the error."""
    if block and timeout is None:
        raise RuntimeError('heapstep runs one thread: this queue would be waited for for ever')
    if block:
        if timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        _time.sleep(timeout)
    raise error


class _Items:
    """What all queues have: items that are put in and taken out as the methods _put and _get say."""

    def qsize(self):
        """How many items are in the queue."""
        return len(self._items())

    def empty(self):
        return self.qsize() == 0

    def get(self, block=True, timeout=None):
        """Takes an item out."""
        return _wait(block, timeout, Empty) if self.empty() else self._get()

    def get_nowait(self):
        return self.get(False)

    def put_nowait(self, item):
        return self.put(item, False)

    __class_getitem__ = classmethod(_GenericAlias)


def _of_items(kind):
    """Gives a class those methods that it has not: no base of ours stands between it and object."""
    for name, method in vars(_Items).items():
        if not hasattr(kind, name):
            setattr(kind, name, method)
    return kind


@_of_items
class Queue:
    """First in, first out."""

    def __init__(self, maxsize=0):
        self.maxsize = bound = maxsize
        self._init(bound)
        self.unfinished_tasks = 0

    def task_done(self):
        """An item that was taken out is done with."""
        left = self.unfinished_tasks - 1
        if left < 0:
            raise ValueError('task_done() called too many times')
        self.unfinished_tasks = left

    def join(self):
        """Waits until all items are done with."""
        if self.unfinished_tasks > 0:
            _wait(True, None, None)

    def qsize(self):
        """How many items are in the queue, as a subclass counts them."""
        count = self._qsize()
        return count

    def full(self):
        return self.maxsize > 0 and self.qsize() >= self.maxsize

    def put(self, item, block=True, timeout=None):
        """Puts an item in."""
        if self.full():
            _wait(block, timeout, Full)
        self._put(item)
        self.unfinished_tasks += 1

    # What a subclass may do otherwise.
    def _init(self, maxsize):
        self.queue = _deque()

    def _qsize(self):
        return len(self._items())

    def _items(self):
        return self.queue

    def _put(self, item):
        self._items().append(item)

    def _get(self):
        return self._items().popleft()


class PriorityQueue(Queue):
    """The smallest first."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        _heappush(self._items(), item)

    def _get(self):
        return _heappop(self._items())


class LifoQueue(Queue):
    """Last in, first out."""
    _init = PriorityQueue._init

    def _get(self):
        return self._items().pop()


@_of_items
class SimpleQueue:
    """First in, first out, without bounds."""
    __module__ = '_queue'

    def __init__(self):
        self._held = _deque()

    def _items(self):
        return self._held

    def put(self, item, block=True, timeout=None):
        self._held.append(item)

    def _get(self):
        return self._held.popleft()
