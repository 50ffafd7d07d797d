"""WeakSet, and what it shares with the weak dictionaries: nothing leaves a container while somebody walks through it."""
from _weakref import ref
from types import GenericAlias

__all__ = ['WeakSet']


class _IterationGuard:
    """A walk through a container in progress; the container lists its walks, and its dead queue until the last one ends."""

    def __init__(self, weakcontainer):
        self.weakcontainer = ref(weakcontainer)

    def __enter__(self):
        walked = self.weakcontainer()
        if walked is not None:
            walked._iterating.add(self)
        return self

    def __exit__(self, *error):
        walked = self.weakcontainer()
        if walked is None:
            return
        walked._iterating.remove(self)
        if not walked._iterating:
            walked._commit_removals()


def _start(container, remove):
    """What each weak container has beside its data: the callback of its references, the queue of the dead, the walks."""
    container._remove = remove
    container._pending_removals = []
    container._iterating = set()


def _died(container, entry):
    """A referent has died: its entry goes, or waits for the walks to end."""
    if container is not None:
        if container._iterating:
            container._pending_removals.append(entry)
        else:
            container._take_away(entry)


def _commit(container):
    """Takes away the entries that died during a walk, the last one first."""
    dead = container._pending_removals
    while dead:
        container._take_away(dead.pop())


def _settled(container):
    """The container's data once nobody waits in its queue."""
    if container._pending_removals:
        container._commit_removals()
    return container.data


def _contains(container, item):
    """Is it an element of a WeakSet, or a key of a WeakKeyDictionary?"""
    try:
        reference = ref(item)
    except TypeError:
        # What cannot be referred to weakly is in neither.
        return False
    return reference in container.data


class WeakSet:
    def __init__(self, data=None):
        self.data = set()

        def _remove(item, selfref=ref(self)):
            _died(selfref(), item)
        _start(self, _remove)
        if data is not None:
            self.update(data)

    _commit_removals, __contains__ = _commit, _contains

    def _take_away(self, entry):
        self.data.discard(entry)

    def __repr__(self):
        return repr(self.data)

    def __len__(self):
        waiting = len(self._pending_removals)
        return len(self.data) - waiting

    def __iter__(self):
        with _IterationGuard(self):
            for reference in self.data:
                # The name keeps the element alive until the next one is asked for.
                element = reference()
                if element is not None:
                    yield element

    def __reduce__(self):
        elements = list(self)
        return type(self), (elements,), self.__getstate__()

    # ---- one element ----

    def add(self, item):
        _settled(self).add(ref(item, self._remove))

    def discard(self, item):
        _settled(self).discard(ref(item))

    def remove(self, item):
        _settled(self).remove(ref(item))

    def pop(self):
        data = _settled(self)
        while data:
            element = data.pop()()
            if element is not None:
                return element
        raise KeyError('pop from empty WeakSet')

    def clear(self):
        _settled(self).clear()

    # ---- changed by another iterable ----

    def update(self, other):
        _settled(self)
        for element in other:
            self.add(element)

    def __ior__(self, other):
        self.update(other)
        return self

    def __iand__(self, other):
        _settled(self).intersection_update(map(ref, other))
        return self

    def __isub__(self, other):
        data = _settled(self)
        if other is self:
            data.clear()
        else:
            data.difference_update(map(ref, other))
        return self

    def __ixor__(self, other):
        data = _settled(self)
        if other is self:
            data.clear()
        else:
            # Some of these references stay in the set and need its callback.
            data.symmetric_difference_update([ref(element, self._remove) for element in other])
        return self

    def intersection_update(self, other):
        self &= other

    def difference_update(self, other):
        self -= other

    def symmetric_difference_update(self, other):
        self ^= other

    # ---- another set of both ----

    def copy(self):
        return type(self)(self)

    def union(self, other):
        both = self.copy()
        both.update(other)
        return both

    def intersection(self, other):
        return type(self)(filter(self.__contains__, other))

    def difference(self, other):
        rest = self.copy()
        rest.difference_update(other)
        return rest

    def symmetric_difference(self, other):
        unshared = self.copy()
        unshared.symmetric_difference_update(other)
        return unshared

    __or__, __and__, __sub__, __xor__ = union, intersection, difference, symmetric_difference

    # ---- compared ----

    def isdisjoint(self, other):
        return not self.intersection(other)

    def issubset(self, other):
        return self.data.issubset(map(ref, other))

    def issuperset(self, other):
        return self.data.issuperset(map(ref, other))

    __le__, __ge__ = issubset, issuperset

    def __lt__(self, other):
        return self.data < {ref(element) for element in other}

    def __gt__(self, other):
        return self.data > {ref(element) for element in other}

    def __eq__(self, other):
        if isinstance(other, self.__class__):
            return self.data == {ref(element) for element in other}
        return NotImplemented

    __class_getitem__ = classmethod(GenericAlias)
