"""A generally useful event scheduler class."""
import heapq
import itertools
import time
from collections import namedtuple

__all__ = ['scheduler']

_Event = namedtuple('Event', 'time, priority, sequence, action, argument, kwargs')


class Event(_Event):
    __slots__ = ()

    def __eq__(self, other):
        return self is other

    __hash__ = object.__hash__

    def __lt__(self, other):
        return self[:3] < other[:3]


class scheduler:
    """Calls functions at their times."""

    def __init__(self, timefunc=time.monotonic, delayfunc=time.sleep):
        self._queue = []
        self.timefunc = timefunc
        self.delayfunc = delayfunc
        self._sequence = itertools.count()

    def enterabs(self, time, priority, action, argument=(), kwargs={}):
        """Enter an event at a time."""
        event = Event(time, priority, next(self._sequence), action, argument, kwargs)
        heapq.heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument=(), kwargs={}):
        """Enter an event after some time."""
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        """Remove an event."""
        self._queue.remove(event)
        heapq.heapify(self._queue)

    def empty(self):
        return not self._queue

    def run(self, blocking=True):
        """Runs the events as their times come."""
        while self._queue:
            event = self._queue[0]
            now = self.timefunc()
            if event.time > now:
                if not blocking:
                    return event.time - now
                self.delayfunc(event.time - now)
                continue
            heapq.heappop(self._queue)
            event.action(*event.argument, **event.kwargs)
            self.delayfunc(0)

    @property
    def queue(self):
        """The events in the order in which they will run."""
        return sorted(self._queue, key=lambda e: e[:3])
