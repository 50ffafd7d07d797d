"""Weak references: containers of them, references to methods, finalizers."""
from _weakref import (CallableProxyType, ProxyType, ReferenceType, _remove_dead_weakref,
                      getweakrefcount, getweakrefs, proxy, ref)
from _weakrefset import WeakSet, _IterationGuard, _commit, _contains, _died, _settled, _start
from collections.abc import MutableMapping, MutableSet

__all__ = ['ref', 'proxy', 'getweakrefcount', 'getweakrefs', 'WeakKeyDictionary', 'ReferenceType',
           'ProxyType', 'CallableProxyType', 'ProxyTypes', 'WeakValueDictionary', 'WeakSet',
           'WeakMethod', 'finalize']

ProxyTypes = ProxyType, CallableProxyType
MutableSet.register(WeakSet)


class WeakMethod(ref):
    """A reference to a bound method that lives as long as its object and function do."""
    __slots__ = '_func_ref', '_meth_type', '_alive', '__weakref__'

    def __new__(cls, meth, callback=None):
        try:
            owner, function = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f'argument should be a bound method, not {type(meth)}') from None

        def _cb(_):
            # Whichever of the two dies first; the other's death is no news.
            method = itself()
            if method._alive:
                method._alive = False
                if callback is not None:
                    callback(method)
        new = ref.__new__(cls, owner, _cb)
        new._alive, new._meth_type = True, type(meth)
        new._func_ref = ref(function, _cb)
        itself = ref(new)
        return new

    def __call__(self):
        owner, function = ref.__call__(self), self._func_ref()
        if owner is not None and function is not None:
            return self._meth_type(function, owner)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if self._alive and other._alive:
            return ref.__eq__(self, other) and self._func_ref == other._func_ref
        return self is other

    def __ne__(self, other):
        equal = WeakMethod.__eq__(self, other)
        return equal if equal is NotImplemented else not equal

    __hash__ = ref.__hash__


# ---- what the two weak dictionaries do alike ----

def _pairs(other, keywords):
    """All that an update brings."""
    if other is not None:
        yield from (other if hasattr(other, 'items') else dict(other)).items()
    yield from keywords.items()


def _repr(self):
    return f'<{type(self).__name__} at {id(self):#x}>'


def _update_in_place(self, other):
    self.update(other)
    return self


def _or(self, other):
    if not hasattr(other, 'keys'):
        return NotImplemented
    both = self.copy()
    both.update(other)
    return both


def _reversed_or(self, other):
    if not hasattr(other, 'keys'):
        return NotImplemented
    both = type(self)()
    for part in other, self:
        both.update(part)
    return both


class KeyedRef(ref):
    """A weak reference that knows its key in a WeakValueDictionary."""
    __slots__ = 'key',

    def __new__(type, ob, callback, key):
        made = ref.__new__(type, ob, callback)
        made.key = key
        return made

    def __init__(self, ob, callback, key):
        ref.__init__(self, ob, callback)


class WeakValueDictionary(MutableMapping):
    """A mapping that does not keep its values alive: a pair goes with its value."""

    def __init__(self, other=(), /, **kw):
        def remove(wr, selfref=ref(self)):
            _died(selfref(), wr.key)
        _start(self, remove)
        self.data = {}
        self.update(other, **kw)

    _commit_removals = _commit

    def _take_away(self, key):
        # Only if it is dead: the key may have got another value meanwhile.
        _remove_dead_weakref(self.data, key)

    def _find(self, key):
        """The living value of a key, or None."""
        reference = self.data.get(key)
        return None if reference is None else reference()

    def __len__(self):
        return len(_settled(self))

    def __contains__(self, key):
        _settled(self)
        return self._find(key) is not None

    def __getitem__(self, key):
        value = _settled(self)[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        _settled(self)[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del _settled(self)[key]

    def get(self, key, default=None):
        _settled(self)
        value = self._find(key)
        return default if value is None else value

    def setdefault(self, key, default=None):
        value = self._find(key)
        if value is None:
            WeakValueDictionary.__setitem__(self, key, default)
            return default
        return value

    def pop(self, key, *args):
        reference = _settled(self).pop(key, None)
        value = None if reference is None else reference()
        if value is not None:
            return value
        if not args:
            raise KeyError(key)
        return args[0]

    def popitem(self):
        data, value = _settled(self), None
        while value is None:
            key, reference = data.popitem()
            value = reference()
        return key, value

    def update(self, other=None, /, **kwargs):
        data = _settled(self)
        for key, value in _pairs(other, kwargs):
            data[key] = KeyedRef(value, self._remove, key)

    def copy(self):
        new = WeakValueDictionary()
        for key, value in WeakValueDictionary.items(self):
            new[key] = value
        return new

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = type(self)()
        for key, value in WeakValueDictionary.items(self):
            new[deepcopy(key, memo)] = value
        return new

    def valuerefs(self):
        return [*_settled(self).values()]

    def itervaluerefs(self):
        references = _settled(self).values()
        with _IterationGuard(self):
            yield from references

    def items(self):
        entries = _settled(self).items()
        with _IterationGuard(self):
            for key, reference in entries:
                value = reference()
                if value is not None:
                    yield key, value

    def keys(self):
        entries = _settled(self).items()
        with _IterationGuard(self):
            for key, reference in entries:
                if reference() is not None:
                    yield key

    def values(self):
        references = _settled(self).values()
        with _IterationGuard(self):
            for reference in references:
                value = reference()
                if value is not None:
                    yield value

    __iter__, __copy__, __repr__ = keys, copy, _repr
    __or__, __ror__, __ior__ = _or, _reversed_or, _update_in_place


class WeakKeyDictionary(MutableMapping):
    """A mapping that does not keep its keys alive: a pair goes with its key."""

    def __init__(self, dict=None):
        self.data = {}

        def remove(k, selfref=ref(self)):
            _died(selfref(), k)
        _start(self, remove)
        # Set where an entry went that may wait in the queue too, and would be counted twice.
        self._dirty_len = False
        if dict is not None:
            self.update(dict)

    _commit_removals, __contains__ = _commit, _contains

    def _take_away(self, reference):
        self.data.pop(reference, None)

    def __len__(self):
        waiting = self._pending_removals
        if waiting and self._dirty_len:
            waiting = self._pending_removals = [*filter(self.data.__contains__, waiting)]
            self._dirty_len = False
        return len(self.data) - len(waiting)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        reference = ref(key, self._remove)
        self.data[reference] = value

    def __delitem__(self, key):
        self._dirty_len = True
        del self.data[ref(key)]

    def get(self, key, default=None):
        reference = ref(key)
        return self.data.get(reference, default)

    def setdefault(self, key, default=None):
        reference = ref(key, self._remove)
        return self.data.setdefault(reference, default)

    def pop(self, key, *args):
        self._dirty_len = True
        reference = ref(key)
        return self.data.pop(reference, *args)

    def popitem(self):
        self._dirty_len = True
        key = None
        while key is None:
            reference, value = self.data.popitem()
            key = reference()
        return key, value

    def update(self, dict=None, /, **kwargs):
        for key, value in _pairs(dict, kwargs):
            self.data[ref(key, self._remove)] = value

    def copy(self):
        new = WeakKeyDictionary()
        for key, value in WeakKeyDictionary.items(self):
            new[key] = value
        return new

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = type(self)()
        for key, value in WeakKeyDictionary.items(self):
            new[key] = deepcopy(value, memo)
        return new

    def keyrefs(self):
        return [*self.data]

    def items(self):
        with _IterationGuard(self):
            for reference, value in self.data.items():
                key = reference()
                if key is not None:
                    yield key, value

    def keys(self):
        with _IterationGuard(self):
            for reference in self.data:
                key = reference()
                if key is not None:
                    yield key

    def values(self):
        with _IterationGuard(self):
            for reference, value in self.data.items():
                if reference() is not None:
                    yield value

    __iter__, __copy__, __repr__ = keys, copy, _repr
    __or__, __ror__, __ior__ = _or, _reversed_or, _update_in_place


# ---- finalizers ----

class finalize:
    """A call that is made when an object dies, or else at the end of the program."""
    # A finalizer is alive while it is in the registry, which keeps them in the order of their making.
    __slots__ = ()
    _registry = {}
    _shutdown = False
    _registered_with_atexit = False

    class _Info:
        __slots__ = ('weakref', 'func', 'args', 'kwargs', 'atexit')

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._registered_with_atexit:
            from atexit import register
            register(self._exitfunc)
            finalize._registered_with_atexit = True
        call = self._Info()
        call.weakref = ref(obj, self)
        call.func, call.args, call.kwargs = func, args, kwargs or None
        call.atexit = True
        self._registry[self] = call

    def __call__(self, _=None):
        """Make the call now, unless it was made already."""
        call = self._registry.pop(self, None)
        if call is not None and not self._shutdown:
            return call.func(*call.args, **(call.kwargs or {}))

    def peek(self):
        """What it watches and would call, while it is alive."""
        call = self._registry.get(self)
        watched = None if call is None else call.weakref()
        if watched is not None:
            return watched, call.func, call.args, call.kwargs or {}

    def detach(self):
        """The same, and the call will not be made any more."""
        call = finalize.peek(self)
        if call is not None:
            del self._registry[self]
        return call

    @property
    def alive(self):
        """Is the call still to be made?"""
        return self in self._registry

    @property
    def atexit(self):
        """Will the call be made at the end of the program?"""
        return self in self._registry and self._registry[self].atexit

    @atexit.setter
    def atexit(self, value):
        if self in self._registry:
            self._registry[self].atexit = bool(value)

    def __repr__(self):
        call = finalize.peek(self)
        state = 'dead' if call is None else f'for {type(call[0]).__name__!r} at {id(call[0]):#x}'
        return f'<{type(self).__name__} object at {id(self):#x}; {state}>'

    @classmethod
    def _next_at_exit(cls):
        """The youngest that is still to be called."""
        for finalizer in reversed(cls._registry):
            if cls._registry[finalizer].atexit:
                return finalizer

    @classmethod
    def _exitfunc(cls):
        import gc
        # No collection while finalizers run: one could call them in another order.
        collecting = gc.isenabled()
        gc.disable()
        try:
            while (finalizer := cls._next_at_exit()) is not None:
                try:
                    finalizer()
                except Exception as error:
                    from sys import excepthook
                    excepthook(type(error), error, error.__traceback__)
        finally:
            finalize._shutdown = True
            if collecting:
                gc.enable()
