"""Abstract base classes for containers (PEP 3119): what a class must have to be called one, and what it then gets for nothing."""
import sys
from abc import ABCMeta, abstractmethod
from types import GenericAlias

__all__ = ['Awaitable', 'Coroutine', 'AsyncIterable', 'AsyncIterator', 'AsyncGenerator',
           'Hashable', 'Iterable', 'Iterator', 'Generator', 'Reversible', 'Sized', 'Container',
           'Callable', 'Collection', 'Set', 'MutableSet', 'Mapping', 'MutableMapping',
           'MappingView', 'KeysView', 'ItemsView', 'ValuesView', 'Sequence', 'MutableSequence',
           'ByteString']


def _told_by(*methods):
    """Class decorator: each class that has these methods counts as a derived one, without being registered."""
    def decorate(cls):
        def __subclasshook__(asked, candidate):
            if asked is not cls:
                return NotImplemented
            for method in methods:
                # The nearest class that speaks of it decides; with None it says that there is no such method.
                for base in candidate.__mro__:
                    if method in vars(base):
                        break
                if vars(base).get(method) is None:
                    return NotImplemented
            return True
        cls.__subclasshook__ = classmethod(__subclasshook__)
        return cls
    return decorate


# ---- what can be waited for ----

def _raise(typ, val, tb):
    """Raises what a `throw` is given in its three ways."""
    error = val
    if error is None:
        if tb is None:
            raise typ
        error = typ()
    raise error if tb is None else error.with_traceback(tb)


@abstractmethod
def _send(self, value):
    """Go on with a value until the next one is yielded."""
    raise StopIteration


@abstractmethod
def _throw(self, typ, val=None, tb=None):
    """Go on with an exception."""
    _raise(typ, val, tb)


def _closing(kind):
    def close(self):
        """Go on with GeneratorExit, to end."""
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            return
        raise RuntimeError(kind + ' ignored GeneratorExit')
    return close


@_told_by('__await__')
class Awaitable(metaclass=ABCMeta):
    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    @abstractmethod
    def __await__(self):
        yield


@_told_by('__await__', 'send', 'throw', 'close')
class Coroutine(Awaitable):
    __slots__ = ()

    send, throw, close = _send, _throw, _closing('coroutine')


@_told_by('__aiter__')
class AsyncIterable(metaclass=ABCMeta):
    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    @abstractmethod
    def __aiter__(self):
        return AsyncIterator()


@_told_by('__anext__', '__aiter__')
class AsyncIterator(AsyncIterable):
    __slots__ = ()

    @abstractmethod
    async def __anext__(self):
        """Wait for the next value; StopAsyncIteration tells that there is none."""
        raise StopAsyncIteration

    def __aiter__(self):
        return self


@_told_by('__aiter__', '__anext__', 'asend', 'athrow', 'aclose')
class AsyncGenerator(AsyncIterator):
    __slots__ = ()

    async def __anext__(self):
        """Wait for the next value; StopAsyncIteration tells that there is none."""
        return await self.asend(None)

    @abstractmethod
    async def asend(self, value):
        """Go on with a value until the next one is yielded."""
        raise StopAsyncIteration

    @abstractmethod
    async def athrow(self, typ, val=None, tb=None):
        """Go on with an exception."""
        _raise(typ, val, tb)

    async def aclose(self):
        """Go on with GeneratorExit, to end."""
        try:
            await self.athrow(GeneratorExit)
        except (GeneratorExit, StopAsyncIteration):
            return
        raise RuntimeError('asynchronous generator ignored GeneratorExit')


# ---- one ability each ----

@_told_by('__hash__')
class Hashable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __hash__(self):
        return 0


@_told_by('__len__')
class Sized(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __len__(self):
        return 0


@_told_by('__contains__')
class Container(metaclass=ABCMeta):
    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    @abstractmethod
    def __contains__(self, x):
        return False


class _CallableGenericAlias(GenericAlias):
    """Callable[[A, B], C]: its arguments are A, B and C in one row."""
    __slots__ = ()

    def __new__(cls, origin, args):
        if not (isinstance(args, tuple) and len(args) == 2):
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        parameters, result = args
        if isinstance(parameters, (list, tuple)):
            return super().__new__(cls, origin, (*parameters, result))
        if parameters is not ... and type(parameters).__name__ not in ('ParamSpec', '_ConcatenateGenericAlias'):
            raise TypeError(f'Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {parameters}')
        return super().__new__(cls, origin, args)

    def __repr__(self):
        *parameters, result = [_shown(arg) for arg in self.__args__]
        listed = parameters[0] if parameters == ['...'] else f'[{", ".join(parameters)}]'
        return f'collections.abc.Callable[{listed}, {result}]'


def _shown(argument):
    """A type as it stands in a generic alias."""
    if argument is ...:
        return '...'
    if not isinstance(argument, type) or isinstance(argument, GenericAlias):
        return repr(argument)
    return argument.__qualname__ if argument.__module__ == 'builtins' else f'{argument.__module__}.{argument.__qualname__}'


@_told_by('__call__')
class Callable(metaclass=ABCMeta):
    __slots__ = ()
    __class_getitem__ = classmethod(_CallableGenericAlias)

    @abstractmethod
    def __call__(self, *args, **kwds):
        return False


@_told_by('__iter__')
class Iterable(metaclass=ABCMeta):
    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    @abstractmethod
    def __iter__(self):
        yield from ()


@_told_by('__reversed__', '__iter__')
class Reversible(Iterable):
    __slots__ = ()

    @abstractmethod
    def __reversed__(self):
        yield from ()


@_told_by('__iter__', '__next__')
class Iterator(Iterable):
    __slots__ = ()

    @abstractmethod
    def __next__(self):
        """The next value; StopIteration tells that there is none."""
        raise StopIteration

    def __iter__(self):
        return self


@_told_by('__iter__', '__next__', 'send', 'throw', 'close')
class Generator(Iterator):
    __slots__ = ()

    def __next__(self):
        """The next value; StopIteration tells that there is none."""
        return self.send(None)

    send, throw, close = _send, _throw, _closing('generator')


@_told_by('__len__', '__iter__', '__contains__')
class Collection(Sized, Iterable, Container):
    __slots__ = ()


def _same(one, other):
    """How containers look for a value: what is identical need not be equal to itself."""
    return one is other or one == other


# ---- sets ----

def _as_set(self, other):
    """The other operand as a set like the first one."""
    if isinstance(other, Set):
        return other
    return self._from_iterable(other) if isinstance(other, Iterable) else NotImplemented


class Set(Collection):
    """What has an order by inclusion and the operators of sets, all made of `in`, len() and iteration. A class that is not
    made from an iterable overrides _from_iterable."""
    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return cls(it)

    def __le__(self, other):
        if isinstance(other, Set):
            return len(self) <= len(other) and all(element in other for element in self)
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, Set):
            return len(self) >= len(other) and all(element in self for element in other)
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, Set):
            return len(self) < len(other) and self.__le__(other)
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, Set):
            return len(self) > len(other) and self.__ge__(other)
        return NotImplemented

    def __eq__(self, other):
        if isinstance(other, Set):
            return len(self) == len(other) and self.__le__(other)
        return NotImplemented

    def isdisjoint(self, other):
        """Have the two no element in common?"""
        for element in other:
            if element in self:
                return False
        return True

    def __and__(self, other):
        if isinstance(other, Iterable):
            return self._from_iterable(element for element in other if element in self)
        return NotImplemented

    def __or__(self, other):
        if isinstance(other, Iterable):
            return self._from_iterable(element for part in (self, other) for element in part)
        return NotImplemented

    def __sub__(self, other):
        other = _as_set(self, other)
        if other is NotImplemented:
            return other
        return self._from_iterable(element for element in self if element not in other)

    def __rsub__(self, other):
        other = _as_set(self, other)
        if other is NotImplemented:
            return other
        return self._from_iterable(element for element in other if element not in self)

    def __xor__(self, other):
        other = _as_set(self, other)
        return other if other is NotImplemented else (self - other) | (other - self)

    __rand__, __ror__, __rxor__ = __and__, __or__, __xor__

    def _hash(self):
        # Equal sets of whatever class have to have the same.
        return hash(frozenset(self))


Set.register(frozenset)


class MutableSet(Set):
    """A set that changes by `add` and `discard`."""
    __slots__ = ()

    @abstractmethod
    def add(self, value):
        """Put an element in."""
        raise NotImplementedError

    @abstractmethod
    def discard(self, value):
        """Take an element out, if it is there."""
        raise NotImplementedError

    def remove(self, value):
        """Take an element out that must be there."""
        if value in self:
            self.discard(value)
        else:
            raise KeyError(value)

    def pop(self):
        """Take any element out."""
        for element in self:
            break
        else:
            raise KeyError from None
        self.discard(element)
        return element

    def clear(self):
        """Take all elements out, one by one."""
        while True:
            try:
                self.pop()
            except KeyError:
                return

    def __ior__(self, it):
        for element in it:
            self.add(element)
        return self

    def __iand__(self, it):
        for element in self - it:
            self.discard(element)
        return self

    def __isub__(self, it):
        if it is not self:
            for element in it:
                self.discard(element)
        else:
            self.clear()
        return self

    def __ixor__(self, it):
        if it is self:
            self.clear()
            return self
        for element in it if isinstance(it, Set) else self._from_iterable(it):
            change = self.discard if element in self else self.add
            change(element)
        return self


MutableSet.register(set)


# ---- mappings ----

class Mapping(Collection):
    """What answers for keys with values."""
    __slots__ = ()
    __abc_tpflags__ = 1 << 6
    __reversed__ = None

    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

    def get(self, key, default=None):
        """The value of a key, or the default."""
        try:
            found = self[key]
        except KeyError:
            return default
        return found

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        """The keys, as a set that changes with the mapping."""
        return KeysView(self)

    def items(self):
        """The pairs, as a set that changes with the mapping."""
        return ItemsView(self)

    def values(self):
        """The values, as a collection that changes with the mapping."""
        return ValuesView(self)

    def __eq__(self, other):
        if isinstance(other, Mapping):
            mine, theirs = dict(self.items()), dict(other.items())
            return mine == theirs
        return NotImplemented


Mapping.register(type(vars(type)))


class MappingView(Sized):
    __slots__ = '_mapping',
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __repr__(self):
        return f'{type(self).__name__}({self._mapping!r})'


class KeysView(MappingView, Set):
    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return {*it}

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        for key in self._mapping:
            yield key


class ItemsView(MappingView, Set):
    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return {*it}

    def __contains__(self, item):
        key, value = item
        try:
            found = self._mapping[key]
        except KeyError:
            return False
        return _same(found, value)

    def __iter__(self):
        mapping = self._mapping
        for key in mapping:
            yield key, mapping[key]


class ValuesView(MappingView, Collection):
    __slots__ = ()

    def __contains__(self, value):
        mapping = self._mapping
        return any(_same(mapping[key], value) for key in mapping)

    def __iter__(self):
        mapping = self._mapping
        for key in mapping:
            yield mapping[key]


for _view, _of_dict in (KeysView, dict.keys), (ItemsView, dict.items), (ValuesView, dict.values):
    _view.register(type(_of_dict({})))
del _view, _of_dict


class MutableMapping(Mapping):
    """A mapping that changes by assigning to keys and deleting them."""
    __slots__ = ()

    @abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    @abstractmethod
    def __delitem__(self, key):
        raise KeyError

    __marker = object()

    def pop(self, key, default=__marker):
        """Take a key out; its value, or the default, where there is one."""
        try:
            found = self[key]
        except KeyError:
            if default is not self.__marker:
                return default
            raise
        del self[key]
        return found

    def popitem(self):
        """Take any pair out."""
        for key in self:
            break
        else:
            raise KeyError from None
        found = self[key]
        del self[key]
        return key, found

    def clear(self):
        """Take all pairs out, one by one."""
        while True:
            try:
                self.popitem()
            except KeyError:
                return

    def update(self, other=(), /, **kwds):
        """Assign all that a mapping, pairs and keywords say."""
        if isinstance(other, Mapping):
            given = ((key, other[key]) for key in other)
        elif hasattr(other, 'keys'):
            given = ((key, other[key]) for key in other.keys())
        else:
            given = other
        for pairs in given, kwds.items():
            for key, value in pairs:
                self[key] = value

    def setdefault(self, key, default=None):
        """The value of a key, which is the default from now on if there was none."""
        try:
            found = self[key]
        except KeyError:
            found = self[key] = default
        return found


MutableMapping.register(dict)


# ---- sequences ----

class Sequence(Reversible, Collection):
    """What has items at positions from 0 on."""
    __slots__ = ()
    __abc_tpflags__ = 1 << 5

    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        try:
            for position in range(sys.maxsize):
                yield self[position]
        except IndexError:
            pass

    def __contains__(self, value):
        return any(_same(item, value) for item in self)

    def __reversed__(self):
        position = len(self)
        while position > 0:
            position -= 1
            yield self[position]

    def index(self, value, start=0, stop=None):
        """The position of the first such value; ValueError if there is none."""
        if start < 0:
            start = max(start + len(self), 0)
        if stop is None:
            stop = sys.maxsize
        elif stop < 0:
            stop += len(self)
        for position in range(start, stop):
            try:
                item = self[position]
            except IndexError:
                break
            if _same(item, value):
                return position
        raise ValueError

    def count(self, value):
        """How many such values there are."""
        return len([item for item in self if _same(item, value)])


class ByteString(Sequence):
    """What is called a row of bytes: bytes and bytearray."""
    __slots__ = ()


class MutableSequence(Sequence):
    """A sequence that changes by assigning to positions, deleting them and `insert`."""
    __slots__ = ()

    @abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def insert(self, index, value):
        """Put a value in before a position."""
        raise IndexError

    def append(self, value):
        """Put a value at the end."""
        end = len(self)
        self.insert(end, value)

    def extend(self, values):
        """Put values at the end, one by one."""
        for value in [*values] if values is self else values:
            self.append(value)

    def __iadd__(self, values):
        self.extend(values)
        return self

    def pop(self, index=-1):
        """Take out what is at a position."""
        item = self[index]
        del self[index]
        return item

    def remove(self, value):
        """Take out the first such value."""
        position = self.index(value)
        del self[position]

    def clear(self):
        """Take all out, one by one from the end."""
        while True:
            try:
                self.pop()
            except IndexError:
                return

    def reverse(self):
        """Turn the order round, by exchanging in pairs."""
        front, back = 0, len(self) - 1
        while front < back:
            self[front], self[back] = self[back], self[front]
            front, back = front + 1, back - 1


for _type in tuple, str, range, memoryview:
    Sequence.register(_type)
for _type in bytes, bytearray:
    ByteString.register(_type)
for _type in list, bytearray:
    MutableSequence.register(_type)
del _type
