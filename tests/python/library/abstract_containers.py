"""What the abstract classes of containers recognise, and what a class gets from them that has only the least."""
import collections.abc as abc
from collections import deque


def tell(what, function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
        if type(result).__module__ == '__main__':
            result = type(result).__name__, list(result)
    except Exception as error:
        result = f'{type(error).__name__}: {error} {error.__cause__!r} {error.__suppress_context__}'
    print(what, result)


def generator():
    yield


async def coroutine():
    pass


async def asynchronous():
    yield


made = coroutine()
samples = [1, 1.5, 'a', b'a', bytearray(), (), [], {}, set(), frozenset(), range(3), {}.keys(), {}.items(), {}.values(), iter([]), generator(), made,
           asynchronous(), len, int, lambda: 0, deque(), None, object(), slice(1), memoryview(b''), zip(), enumerate([]), type.__dict__, map(len, [])]
for name in abc.__all__:
    cls = getattr(abc, name)
    print(name, sorted(cls.__abstractmethods__), [base.__name__ for base in cls.__mro__], ''.join('.X'[isinstance(s, cls)] for s in samples),
          hasattr(cls, '__slots__'), cls.__module__)
    tell(name, cls) if name not in ('KeysView', 'ItemsView', 'ValuesView', 'MappingView') else None
    tell(name, getattr, cls, '__class_getitem__') if not hasattr(cls, '__class_getitem__') else print(cls[int], cls[int].__origin__ is cls) if name != 'Callable' else None
made.close()
print(abc.Callable[[int, str], bool], abc.Callable[..., int].__args__, abc.Callable[[], None], abc.Callable[[int], str].__args__, abc.Callable[[int], list[str]])
tell('callable', lambda: abc.Callable[int])
tell('callable', lambda: abc.Callable[int, str])


class Nothing:
    __hash__ = None
    __iter__ = None


class Derived(abc.Iterable):
    def __iter__(self):
        return super().__iter__()


class HasAll:
    __iter__ = __next__ = __len__ = __contains__ = __call__ = __reversed__ = __getitem__ = send = throw = close = __await__ = lambda self: 0


class Without(HasAll):
    __next__ = None


for cls in Nothing, Derived, HasAll, Without:
    print(cls.__name__, [name for name in abc.__all__ if issubclass(cls, getattr(abc, name))], issubclass(cls, Derived))
print(list(Derived()))


class Bag(abc.Set):
    def __init__(self, it=()):
        self.items = list(dict.fromkeys(it))

    def __contains__(self, x):
        return x in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def __hash__(self):
        return self._hash()


class Changing(Bag, abc.MutableSet):
    def add(self, value):
        if value not in self.items:
            self.items.append(value)

    def discard(self, value):
        if value in self.items:
            self.items.remove(value)


for cls in Bag, Changing:
    one = cls('abc')
    for name in ('__lt__', '__le__', '__gt__', '__ge__', '__eq__', '__ne__', '__and__', '__rand__', '__or__', '__ror__', '__sub__', '__rsub__', '__xor__', '__rxor__',
                 'isdisjoint'):
        for other in cls('bcd'), cls('abcd'), cls('ab'), one, frozenset('abc'), 'ax', 5:
            tell(name, getattr(one, name), other)
    print(hash(one) == hash(frozenset('abc')), one <= frozenset('abcd'), frozenset('ab') < one, {'a'} | one == {'a', 'b', 'c'})
for name in ('__ior__', '__iand__', '__isub__', '__ixor__'):
    for other in Changing('bcd'), None, frozenset('a'), 'xa', 5:
        one = Changing('abc')
        tell(name, getattr(one, name), one if other is None else other)
        print(one.items)
for name in ('remove', 'discard', 'add'):
    for element in 'a', 'z', 5:
        one = Changing('abc')
        tell(name, getattr(one, name), element)
        print(one.items)
one = Changing('abc')
print(one.pop(), one.items, one.clear(), one.items)
tell('pop', one.pop)


class Pairs(abc.Mapping):
    def __init__(self, **pairs):
        self.pairs = pairs

    def __getitem__(self, key):
        return self.pairs[key]

    def __iter__(self):
        return iter(self.pairs)

    def __len__(self):
        return len(self.pairs)


class Table(Pairs, abc.MutableMapping):
    def __setitem__(self, key, value):
        self.pairs[key] = value

    def __delitem__(self, key):
        del self.pairs[key]


class OnlyKeys:
    def keys(self):
        return ['k', 'l']

    def __getitem__(self, key):
        return key * 2


nan = float('nan')
for cls in Pairs, Table:
    m = cls(a=1, b=nan)
    print(m.get('a'), m.get('z'), m.get('z', 0), 'a' in m, 'z' in m, list(m.keys()), list(m.items()), list(m.values()), m == {'a': 1, 'b': nan}, m != Pairs(a=1), m == 5)
    keys, items, values = m.keys(), m.items(), m.values()
    print(type(keys), len(keys), 'a' in keys, ('a', 1) in items, ('b', nan) in items, ('z', 1) in items, nan in values, 2 in values, type(iter(keys)).__name__)
    print(repr(keys).replace(repr(m), 'M'), repr(items).replace(repr(m), 'M'), sorted(keys & {'a'}), type(keys | {'z'}), sorted(keys ^ 'az'), items & {('a', 1)}, keys - {'a'}, keys == {'a', 'b'},
          keys <= {'a', 'b', 'c'})
    tell('reversed', reversed, m)
    tell('hash', hash, m)
    tell('in', items.__contains__, 5)
for other in {'x': 1}, Pairs(y=2), OnlyKeys(), [('p', 1), 'qr'], 5, [5], ['abc'], {}:
    m = Table(a=1)
    tell('update', m.update, other, w=0)
    print(m.pairs)
m = Table(a=1, b=2, c=3)
for name, args in (('pop', ('z',)), ('pop', ('z', None)), ('pop', ('a',)), ('popitem', ()), ('setdefault', ('c',)), ('setdefault', ('n',)), ('setdefault', ('o', 5)), ('pop', ()), ('clear', ()),
                   ('popitem', ()), ('update', (1, 2))):
    tell(name, getattr(m, name), *args)
    print(m.pairs)
m.update(self=1, other=2)
print(m.pairs)


class Row(abc.Sequence):
    def __init__(self, it=()):
        self.row = list(it)

    def __getitem__(self, index):
        return self.row[index]

    def __len__(self):
        return len(self.row)


class Growing(Row, abc.MutableSequence):
    def __setitem__(self, index, value):
        self.row[index] = value

    def __delitem__(self, index):
        del self.row[index]

    def insert(self, index, value):
        self.row.insert(index, value)


for cls in Row, Growing:
    r = cls([1, nan, 2, 1])
    print(list(r), list(reversed(r)), 1 in r, nan in r, float('nan') in r, r.count(1), r.count(nan), type(iter(r)).__name__)
    for args in (1,), (1, 1), (1, -1), (nan,), (2, 0, 2), (2, 0, -1), (2, 0, 99), (5,), (1, 99), (1, -99), ():
        tell(args, r.index, *args)
g = Growing([3, 1, 2])
for statement in ('g.append(4)', 'g.extend(g)', 'g += "xy"', 'g.reverse()', 'g.pop()', 'g.pop(0)', 'g.pop(99)', 'g.remove(4)', 'g.remove(99)', 'g.clear()', 'g.pop()', 'g.extend(5)'):
    tell(statement, exec, statement)
    print(g.row)


class Gen(abc.Generator):
    def send(self, value):
        return super().send(value) if value == 1 else value

    def throw(self, typ, val=None, tb=None):
        return super().throw(typ, val, tb) if typ is not GeneratorExit or not self.deaf else None
    deaf = False


g = Gen()
print(next(g), g.send(2), iter(g) is g, g.close())
tell('send', g.send, 1)
tell('throw', g.throw, ValueError)
tell('throw', g.throw, ValueError, ValueError('v'))
g.deaf = True
tell('close', g.close)


class Steps(abc.AsyncGenerator):
    def __init__(self):
        self.n = 0

    async def asend(self, value):
        self.n += 1
        if self.n > 3:
            await super().asend(value)
        return self.n

    async def athrow(self, typ, val=None, tb=None):
        await super().athrow(typ, val, tb)


async def walk():
    steps = Steps()
    print([n async for n in steps], aiter(steps) is steps, await steps.aclose())


try:
    walk().send(None)
except StopIteration as end:
    print('walked', end.value)
