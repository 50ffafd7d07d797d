"""Copies of everything that can be copied, and of what says itself how."""
import copy
import copyreg
import types
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from copy import deepcopy


def tell(what, function, *args):
    try:
        print(what, function(*args))
    except Exception as error:
        print(what, f'{type(error).__name__}: {error}')


class Plain:
    def __init__(self, **attributes):
        vars(self).update(attributes)

    def method(self):
        pass


class Slotted:
    __slots__ = 'a', '__b', '__dict__'

    def __init__(self):
        self.a, self.__b, self.c = [1], [2], [3]

    def parts(self):
        return self.a, self.__b, self.c


class OnlySlots:
    __slots__ = 'x'


class WithState:
    def __getstate__(self):
        return [1, 2]

    def __setstate__(self, state):
        self.state = state


class Own:
    def __copy__(self):
        return 'a copy'

    def __deepcopy__(self, memo):
        return 'a deep copy', len(memo)


class Global:
    def __reduce__(self):
        return 'the_only_one'


class Reduced:
    def __init__(self, *args):
        self.args = args

    def __reduce__(self):
        return Reduced, ([1], [2]), {'state': [3]}


class Items(list):
    def __reduce_ex__(self, protocol):
        return Items, (), {'p': protocol}, iter([[1], [2]]), None


class Wanting:
    def __init__(self, *args, **kwargs):
        self.made = args, kwargs

    def __new__(cls, *args, **kwargs):
        self = object.__new__(cls)
        self.new = args, kwargs
        return self

    def __getnewargs_ex__(self):
        return ([1],), {'k': [2]}


class Numbers(list):
    pass


class Meta(type):
    pass


class OfMeta(metaclass=Meta):
    pass


the_only_one = Global()
Pair = namedtuple('Pair', 'a b')
shared = [None, ..., NotImplemented, True, 5, 1.5, 2j, 'abc', b'x', range(3), int, OfMeta, len, tell, property(), slice(1, 2), (1, 2), frozenset([1]), the_only_one,
          tell.__code__, (), __import__('weakref').ref(tell)]
for x in shared:
    print(type(x).__name__, copy.copy(x) is x, end=' ')
    tell('', lambda: deepcopy(x) is x)
inner = [1]
for x in ([inner], (inner,), {'k': inner}, {5}, frozenset([(1,)]), bytearray(b'ab'), deque([inner], 3), defaultdict(list, k=inner), OrderedDict(k=inner), Counter('aab'),
          Pair(inner, 2), Numbers([inner]), Plain(a=inner), [inner, inner], ((inner,), inner)):
    one, all_ = copy.copy(x), deepcopy(x)
    print(type(one).__name__, type(all_).__name__, one is x, all_ is x, isinstance(x, Plain) or (one == x, all_ == x))
for x in [inner, inner], {'a': inner, 'b': inner}, (inner, inner):
    first, second = deepcopy(x).values() if isinstance(x, dict) else deepcopy(x)
    print(first is second, first is inner)
slotted = Slotted()
print(copy.copy(slotted).parts(), deepcopy(slotted).parts(), copy.copy(slotted).a is slotted.a, deepcopy(slotted).c is slotted.c, copyreg._slotnames(Slotted))
print(hasattr(copy.copy(OnlySlots()), 'x'), copy.copy(WithState()).state, deepcopy(WithState()).state, copy.copy(Own()), deepcopy(Own()), deepcopy([0, Own()]))
r = copy.copy(Reduced())
print(r.args, vars(r), vars(deepcopy(Reduced())), copy.copy(Items()), vars(copy.copy(Items())), deepcopy(Items()))
w = copy.copy(Wanting())
print(vars(w), vars(deepcopy(Wanting())))
p = Plain(name='p')
p.me, p.list = p, [p]
q = deepcopy(p)
print(q is not p, q.me is q, q.list[0] is q, copy.copy(p).me is p)
ring = [1]
ring.append((ring, 2))
again = deepcopy(ring)
print(again[1][0] is again, again is not ring, deepcopy(ring[1])[0][1] is not ring[1])
d = {}
d['d'] = d
print(deepcopy(d)['d'] is not d, deepcopy(d))
bound = deepcopy(p.method)
print(bound.__self__ is p, bound.__func__ is p.method.__func__, type(bound), copy.copy(p.method) == p.method)
memo = {}
thing = [inner]
result = deepcopy(thing, memo)
print(memo[id(thing)] is result, memo[id(inner)] is result[0], [x is inner or x is thing for x in memo[id(memo)]], len(memo))
print(deepcopy(inner, {id(inner): 'known'}), deepcopy(inner, {id(inner): None}))
tell('generator', copy.copy, (n for n in ()))
tell('generator', deepcopy, [(n for n in ())])
tell('error', lambda: issubclass(copy.error, Exception) and copy.error is copy.Error)
error = deepcopy(ValueError('a', [1]))
print(repr(error), error.args[1])
copyreg.pickle(Plain, lambda x: (Plain, (), {'from': 'table'}))
print(vars(copy.copy(p)), vars(deepcopy(p)))
tell('pickle', copyreg.pickle, int, 5)
tell('constructor', copyreg.constructor, 5)
print(object.__reduce_ex__(Own(), 0)[0].__name__, Numbers([1]).__reduce_ex__(1)[1], sorted(slotted.__reduce_ex__(2)[2][1]), [1].__reduce_ex__(2)[0].__name__, copyreg.__newobj_ex__(Wanting, (1,), {'a': 2}).new)
tell('slots', OnlySlots().__reduce_ex__, 1)
tell('int', (5).__reduce_ex__, 1)
