"""What functools makes of functions, methods and classes, and what it says of wrong ones."""
import collections.abc as abc
import functools
from functools import *


def tell(what, function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
    except Exception as error:
        result = f'{type(error).__name__}: {error} {error.__cause__!r}'
    print(what, result)


print(functools.__all__)


def plain(a: int, b=2):
    """A function."""
    return a, b


plain.note = 'noted'
print('---- wrapping')


@wraps(plain)
def around(*args):
    return plain(*args)


print(around.__name__, around.__qualname__, around.__doc__, around.note, around.__annotations__, around.__wrapped__ is plain, around.__module__)
bare = update_wrapper(lambda: 0, 5)
print(bare.__doc__ == int.__doc__, bare.__wrapped__, bare.__name__)
chosen = update_wrapper(lambda: 0, plain, assigned=['__doc__', 'no_such'], updated=())
print(chosen.__doc__, chosen.__name__, list(vars(chosen)))
tell('updated', update_wrapper, lambda: 0, plain, (), ['no_such'])
print(list(wraps(plain, assigned=()).keywords), wraps(plain).keywords['assigned'])
around_twice = wraps(around)(lambda: 0)
print(around_twice.__wrapped__ is around)

print('---- ordering')


def ordered(**methods):
    return total_ordering(type('Made', (), {'__init__': lambda self, n: setattr(self, 'n', n), '__eq__': lambda a, b: a.n == b.n, '__hash__': None, **methods}))


for name, relation in (('__lt__', lambda a, b: a.n < b.n), ('__le__', lambda a, b: a.n <= b.n), ('__gt__', lambda a, b: a.n > b.n), ('__ge__', lambda a, b: a.n >= b.n)):
    made = ordered(**{name: relation})
    print(name, [[getattr(made(a), op)(made(b)) for op in ('__lt__', '__le__', '__gt__', '__ge__')] for a, b in ((1, 2), (2, 1), (1, 1))], made.__lt__.__name__)
made = ordered(__lt__=lambda a, b: NotImplemented, __ge__=lambda a, b: 'own')
print(made(1).__gt__(made(2)), made(1) >= made(2))
tell('none', total_ordering, type('None_', (), {}))
tell('wrong', lambda: made(1) < made(2))

print('---- partial methods')


class Cell:
    def __init__(self):
        self.alive = False

    def set_state(self, state, *more, **named):
        self.alive = state
        return state, more, named

    live = partialmethod(set_state, True)
    dead = partialmethod(set_state, False, 1, key=2)
    both = partialmethod(partialmethod(set_state, 1, a=1), 2, a=3, b=4)
    static = partialmethod(staticmethod(plain), 5)
    of_class = partialmethod(classmethod(lambda cls, *args: (cls.__name__, args)), 6)
    builtin = partialmethod(max, 3)


c = Cell()
print(c.live(), c.dead(), c.dead(3, key=4, other=5), c.both(), c.static(), c.static(b=1), c.of_class(7), Cell.of_class(), Cell.live(c), c.alive, c.live.__self__ is c)
tell('builtin', lambda: c.builtin(4))
print(repr(Cell.__dict__['dead']).split(' at ')[0], Cell.__dict__['both'].args, Cell.__dict__['both'].keywords, Cell.live.__isabstractmethod__, Cell.live._partialmethod is Cell.__dict__['live'], partialmethod[int])
tell('wrong', partialmethod, 5)
tell('wrong', partialmethod)

print('---- cached properties')


class Cached:
    @cached_property
    def value(self):
        """The value."""
        print('computed')
        return [1]


x = Cached()
print(x.value is x.value, vars(x), Cached.value.__doc__, Cached.value.attrname, Cached.value is vars(Cached)['value'], cached_property[int])
x.value = 5
print(x.value)
del x.value
print(x.value)
tell('deleted', delattr, Cached(), 'value')


class Slots:
    __slots__ = ()
    value = cached_property(lambda self: 1)


tell('slots', lambda: Slots().value)
tell('named twice', lambda: exec('''
try:
    class Twice:
        a = b = cached_property(lambda self: 1)
except RuntimeError as error:
    raise error.__cause__ from None
'''))
late = type('Late', (), {})
late.value = cached_property(lambda self: 1)
tell('not named', lambda: late().value)


class WithMeta(type):
    value = cached_property(lambda cls: 1)


tell('no assignment', lambda: WithMeta('Made', (), {}).value)

print('---- caches')


@lru_cache
def one(n):
    """One."""
    print('called', n)
    return n


@lru_cache(maxsize=2, typed=True)
def two(*args, **named):
    print('called', args, named)
    return len(args)


@cache
def three(n):
    return n


for n in 1, 1.0, 2, 1, 3, 1:
    one(n), two(n), three(n)
two(a=1), two(a=1), two(1, a=1)
print(one.cache_info(), two.cache_info(), three.cache_info(), one.cache_parameters(), two.cache_parameters(), three.cache_parameters(), one.__wrapped__(9), one.__name__, one.__doc__)
one.cache_clear()
print(one.cache_info(), lru_cache(-5)(len).cache_parameters(), lru_cache(0)(len).cache_info(), lru_cache(True)(len).cache_parameters(), lru_cache(None, 'x')(len).cache_parameters())
tell('wrong', lru_cache, 'x')
tell('wrong', lru_cache, 1.5)
tell('wrong', lru_cache(5), 5)
tell('wrong', one, [])
tell('wrong', one)

print('---- single dispatch')


@singledispatch
def kind(x, *more):
    """The kind."""
    return 'anything'


@kind.register
def _(x: int):
    return 'a number'


@kind.register(list)
@kind.register(tuple)
def row(x, *more):
    return 'a row', len(x), more


@kind.register
def _(x: 'str | bytes'):
    return 'text'


kind.register(type(None), lambda x: 'nothing')
kind.register(abc.Mapping, lambda x: 'a mapping')
kind.register(abc.Sized, lambda x: 'something sized')
kind.register(float | complex, lambda x: 'no whole number')


class Sized:
    def __len__(self):
        return 0


class Derived(list, Sized):
    pass


for x in 5, True, [1], (), 'a', b'', None, {}, set(), 1.5, 2j, object, object(), Sized(), Derived(), type({}.keys()), {}.keys(), range(2):
    print(kind(x), end='; ')
print()
print(kind([1, 2], 3), kind.__name__, kind.__doc__, kind.__wrapped__(5), kind.dispatch(bool) is kind.dispatch(int), kind.registry[int] is kind.dispatch(int), len(kind.registry), type(kind.registry), row.__name__)
tell('none', kind)
tell('wrong', kind.register, 5)
tell('wrong', kind.register, 5, len)
tell('wrong', kind.register, abs)


def annotated(annotation):
    def function(x):
        pass
    function.__annotations__['x'] = annotation
    return function


for annotation in list[int], int | list[int], 'int | None':
    try:
        kind.register(annotated(annotation))
        print('registered')
    except TypeError as error:
        print(error)
tell('wrong', kind.register, list[int], len)


class A(abc.Iterable):
    pass


class P(abc.Container):
    pass


class Both:
    __iter__ = __contains__ = lambda *a: iter(())


class BothDerived(abc.Sized, Both):
    def __len__(self):
        return 0


@singledispatch
def ability(x):
    return 'none'


ability.register(abc.Iterable, lambda x: 'iterable')
ability.register(abc.Container, lambda x: 'container')
tell('both', ability, Both())
tell('both', ability, [])
ability.register(abc.Sized, lambda x: 'sized')
tell('sized', ability, BothDerived())
ability.register(abc.Collection, lambda x: 'collection')
tell('one above', ability, [])
tell('one above', ability, 'x')
ability.register(abc.Set, lambda x: 'set')
ability.register(abc.MutableSet, lambda x: 'mutable set')
tell('sets', ability, set())
tell('sets', ability, frozenset())
tell('sequence', ability, range(3))
ability.register(abc.Sequence, lambda x: 'sequence')
ability.register(abc.Reversible, lambda x: 'reversible')
tell('sequence', ability, range(3))
tell('dict', ability, {})
tell('deque', ability, __import__('collections').deque())
tell('defaultdict', ability, __import__('collections').defaultdict())
tell('chain', ability, __import__('collections').ChainMap())


class Late:
    pass


tell('late', ability, Late())
abc.Sized.register(Late)
tell('late', ability, Late())


class Told:
    @singledispatchmethod
    def tell(self, x):
        """Tells."""
        return 'anything', x

    @tell.register
    def _(self, x: int):
        return 'a number', x

    @tell.register(str)
    @classmethod
    def _(cls, x):
        return cls.__name__, x


print(Told().tell([]), Told().tell(5), Told().tell('a'), Told.tell('b'), Told.tell.__doc__, Told.tell.__name__, Told().tell.__isabstractmethod__)
tell('wrong', singledispatchmethod, 5)
tell('wrong', Told().tell)
print(reduce(lambda a, b: a * b, range(1, 6)), reduce(max, [], 0), sorted('bca', key=cmp_to_key(lambda a, b: (a > b) - (a < b))), partial(plain, 1)(b=3), partial(max, 1, b=1))
