"""Functional tools for creating and using iterators."""
from operator import add as _add, index as _index

__all__ = ['accumulate', 'chain', 'combinations', 'combinations_with_replacement', 'compress',
           'count', 'cycle', 'dropwhile', 'filterfalse', 'groupby', 'islice', 'pairwise',
           'permutations', 'product', 'repeat', 'starmap', 'takewhile', 'tee', 'zip_longest']


class _Iterator:
    __slots__ = ('_it',)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._it)

    def __repr__(self):
        return '<itertools.%s object at %#x>' % (type(self).__name__, id(self))


class accumulate(_Iterator):
    __slots__ = ()

    def __init__(self, iterable, func=None, *, initial=None):
        self._it = self._steps(iter(iterable), _add if func is None else func, initial)

    @staticmethod
    def _steps(it, func, total):
        if total is None:
            try:
                total = next(it)
            except StopIteration:
                return
        yield total
        for element in it:
            total = func(total, element)
            yield total


class chain(_Iterator):
    __slots__ = ()

    def __init__(self, *iterables):
        self._it = self._steps(iter(iterables))

    @classmethod
    def from_iterable(cls, iterable):
        self = cls.__new__(cls)
        self._it = self._steps(iter(iterable))
        return self

    @staticmethod
    def _steps(iterables):
        for it in iterables:
            yield from it


class compress(_Iterator):
    __slots__ = ()

    def __init__(self, data, selectors):
        self._it = (d for d, s in zip(data, selectors) if s)


class count(_Iterator):
    __slots__ = ('_n', '_step')

    def __init__(self, start=0, step=1):
        for value in (start, step):
            if not hasattr(value, '__add__') or isinstance(value, (str, list, tuple, bytes)):
                raise TypeError('a number is required')
        self._n = start
        self._step = step

    def __next__(self):
        n = self._n
        self._n = n + self._step
        return n

    def __repr__(self):
        if isinstance(self._step, int) and self._step == 1:
            return 'count(%r)' % (self._n,)
        return 'count(%r, %r)' % (self._n, self._step)

    def __reduce__(self):
        return count, (self._n, self._step)


class cycle(_Iterator):
    __slots__ = ()

    def __init__(self, iterable, /):
        self._it = self._steps(iter(iterable))

    @staticmethod
    def _steps(it):
        saved = []
        for element in it:
            yield element
            saved.append(element)
        while saved:
            yield from saved


class dropwhile(_Iterator):
    __slots__ = ()

    def __init__(self, predicate, iterable, /):
        self._it = self._steps(predicate, iter(iterable))

    @staticmethod
    def _steps(predicate, it):
        for x in it:
            if not predicate(x):
                yield x
                break
        yield from it


class takewhile(_Iterator):
    __slots__ = ()

    def __init__(self, predicate, iterable, /):
        self._it = self._steps(predicate, iter(iterable))

    @staticmethod
    def _steps(predicate, it):
        for x in it:
            if not predicate(x):
                return
            yield x


class filterfalse(_Iterator):
    __slots__ = ()

    def __init__(self, function, iterable, /):
        it = iter(iterable)
        if function is None:
            self._it = (x for x in it if not x)
        else:
            self._it = (x for x in it if not function(x))


class starmap(_Iterator):
    __slots__ = ()

    def __init__(self, function, iterable, /):
        self._it = (function(*args) for args in iter(iterable))


class pairwise(_Iterator):
    __slots__ = ()

    def __init__(self, iterable, /):
        self._it = self._steps(iter(iterable))

    @staticmethod
    def _steps(it):
        for a in it:
            for b in it:
                yield a, b
                a = b


class _grouper(_Iterator):
    __slots__ = ('_parent', '_key')

    def __init__(self, parent, key):
        self._parent = parent
        self._key = key

    def __next__(self):
        return self._parent._next_of(self, self._key)


_nothing = object()


class groupby(_Iterator):
    __slots__ = ('_function', '_target', '_current_key', '_current', '_group')

    def __init__(self, iterable, key=None):
        self._it = iter(iterable)
        self._function = key
        self._target = self._current_key = self._current = _nothing
        self._group = None

    def _step(self):
        value = next(self._it)
        self._current_key = value if self._function is None else self._function(value)
        self._current = value

    def __next__(self):
        self._group = None
        while True:
            if self._current_key is _nothing:
                pass
            elif self._target is _nothing:
                break
            elif not self._target == self._current_key:
                break
            self._step()
        self._target = self._current_key
        self._group = group = _grouper(self, self._target)
        return self._current_key, group

    def _next_of(self, group, key):
        if self._group is not group:
            raise StopIteration
        if self._current is _nothing:
            self._step()
        if not key == self._current_key:
            raise StopIteration
        value = self._current
        self._current = _nothing
        return value


class islice(_Iterator):
    __slots__ = ('_at', '_next', '_stop', '_step')

    def __init__(self, iterable, /, *args):
        if not 1 <= len(args) <= 3:
            raise TypeError('islice expected at %s arguments, got %d'
                            % (('least 2', 1) if not args else ('most 4', len(args) + 1)))
        if len(args) == 1:
            start, stop, step = None, args[0], None
            self._check(stop, 'Stop argument for islice() must be None or an integer: '
                        '0 <= x <= sys.maxsize.')
        else:
            start, stop, step = (*args, None)[:3]
            for value in (start, stop):
                self._check(value, 'Indices for islice() must be None or an integer: '
                            '0 <= x <= sys.maxsize.')
        try:
            self._step = 1 if step is None else _index(step)
        except TypeError:
            self._step = 0
        if self._step < 1:
            raise ValueError('Step for islice() must be a positive integer or None.')
        self._it = iter(iterable)
        self._at = 0
        self._next = 0 if start is None else _index(start)
        self._stop = -1 if stop is None else _index(stop)

    @staticmethod
    def _check(value, message):
        if value is not None:
            try:
                if _index(value) >= 0:
                    return
            except TypeError:
                pass
            raise ValueError(message)

    def __next__(self):
        it = self._it
        if it is None:
            raise StopIteration
        try:
            while self._at < self._next:
                next(it)
                self._at += 1
            if self._stop != -1 and self._at >= self._stop:
                self._it = None
                raise StopIteration
            value = next(it)
        except StopIteration:
            self._it = None
            raise StopIteration from None
        self._at += 1
        self._next += self._step
        if self._stop != -1 and self._next > self._stop:
            self._next = max(self._stop, self._at)
        return value


class product(_Iterator):
    __slots__ = ()

    def __init__(self, *iterables, repeat=1):
        if repeat < 0:
            raise ValueError('repeat argument cannot be negative')
        self._it = self._steps([tuple(it) for it in iterables] * repeat)

    @staticmethod
    def _steps(pools):
        if not all(pools):
            return
        at = [0] * len(pools)
        while True:
            yield tuple([pool[i] for pool, i in zip(pools, at)])
            for place in reversed(range(len(pools))):
                at[place] += 1
                if at[place] < len(pools[place]):
                    break
                at[place] = 0
            else:
                return


def _natural(r):
    if not isinstance(r, int):
        r = _index(r)
    if r < 0:
        raise ValueError('r must be non-negative')
    return r


class permutations(_Iterator):
    __slots__ = ()

    def __init__(self, iterable, r=None):
        pool = tuple(iterable)
        if r is not None and not isinstance(r, int):
            raise TypeError('Expected int as r')
        self._it = self._steps(pool, len(pool) if r is None else _natural(r))

    @staticmethod
    def _steps(pool, r):
        n = len(pool)
        if r > n:
            return
        indices = list(range(n))
        cycles = list(range(n, n - r, -1))
        yield tuple([pool[i] for i in indices[:r]])
        while n:
            for i in reversed(range(r)):
                cycles[i] -= 1
                if cycles[i] == 0:
                    indices[i:] = indices[i + 1:] + indices[i:i + 1]
                    cycles[i] = n - i
                else:
                    j = cycles[i]
                    indices[i], indices[-j] = indices[-j], indices[i]
                    yield tuple([pool[i] for i in indices[:r]])
                    break
            else:
                return


class combinations(_Iterator):
    __slots__ = ()

    def __init__(self, iterable, r):
        self._it = self._steps(tuple(iterable), _natural(r))

    @staticmethod
    def _steps(pool, r):
        n = len(pool)
        if r > n:
            return
        indices = list(range(r))
        yield tuple([pool[i] for i in indices])
        while True:
            for i in reversed(range(r)):
                if indices[i] != i + n - r:
                    break
            else:
                return
            indices[i] += 1
            for j in range(i + 1, r):
                indices[j] = indices[j - 1] + 1
            yield tuple([pool[i] for i in indices])


class combinations_with_replacement(_Iterator):
    __slots__ = ()

    def __init__(self, iterable, r):
        self._it = self._steps(tuple(iterable), _natural(r))

    @staticmethod
    def _steps(pool, r):
        n = len(pool)
        if not n and r:
            return
        indices = [0] * r
        yield tuple([pool[i] for i in indices])
        while True:
            for i in reversed(range(r)):
                if indices[i] != n - 1:
                    break
            else:
                return
            indices[i:] = [indices[i] + 1] * (r - i)
            yield tuple([pool[i] for i in indices])


class repeat(_Iterator):
    __slots__ = ('_object', '_times')

    def __init__(self, object, times=None):
        self._object = object
        self._times = None if times is None else max(_index(times), 0)

    def __next__(self):
        if self._times is not None:
            if not self._times:
                raise StopIteration
            self._times -= 1
        return self._object

    def __length_hint__(self):
        if self._times is None:
            raise TypeError('len() of unsized object')
        return self._times

    def __repr__(self):
        if self._times is None:
            return 'repeat(%r)' % (self._object,)
        return 'repeat(%r, %d)' % (self._object, self._times)


class _Link:
    __slots__ = ('value', 'next')


class _tee(_Iterator):
    __slots__ = ('_link', '__weakref__')

    def __init__(self, iterable):
        if isinstance(iterable, _tee):
            self._it = iterable._it
            self._link = iterable._link
        else:
            self._it = iter(iterable)
            self._link = _Link()

    def __next__(self):
        link = self._link
        try:
            following = link.next
        except AttributeError:
            link.value = next(self._it)
            following = link.next = _Link()
        self._link = following
        return link.value

    def __copy__(self):
        return _tee(self)


def tee(iterable, n=2, /):
    """Returns a tuple of n independent iterators."""
    if n < 0:
        raise ValueError('n must be >= 0')
    if n == 0:
        return ()
    first = _tee(iterable)
    return (first, *(_tee(first) for _ in range(n - 1)))


class zip_longest(_Iterator):
    __slots__ = ()

    def __init__(self, *iterables, fillvalue=None):
        self._it = self._steps([iter(it) for it in iterables], fillvalue)

    @staticmethod
    def _steps(iterators, fillvalue):
        left = len(iterators)
        while left:
            values = []
            for i, it in enumerate(iterators):
                if it is None:
                    values.append(fillvalue)
                    continue
                try:
                    values.append(next(it))
                except StopIteration:
                    left -= 1
                    if not left:
                        return
                    iterators[i] = None
                    values.append(fillvalue)
            yield tuple(values)
