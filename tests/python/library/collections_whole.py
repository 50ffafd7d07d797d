"""All that the types of collections can be asked, and what they say of wrong questions."""
import collections
import copy
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, namedtuple


def tell(what, function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
    except Exception as error:
        result = f'{type(error).__name__}: {error} {error.__cause__!r} {error.__context__!r} {error.__suppress_context__}'
    print(what, result)


print(collections.__all__)

print('---- ordered')
o = OrderedDict(a=1, b=2, c=3)
for key, last in (('a', True), ('c', False), ('b', True), ('z', True), ('z', False)):
    tell('move', o.move_to_end, key, last)
    print(o)
tell('pop', o.copy().popitem)
tell('pop', o.copy().popitem, False)
tell('pop', OrderedDict().popitem)
tell('pop', OrderedDict().popitem, last=False)
for other in {'c': 3, 'a': 1, 'b': 2}, OrderedDict(a=1, b=2, c=3), OrderedDict(o), 5, {'a': 0, 'n': 4}, [('q', 1)]:
    for name in ('__eq__', '__ne__', '__or__', '__ror__'):
        tell(name, getattr(o, name), other)
    tell('ior', o.copy().__ior__, other)
print(OrderedDict(), OrderedDict.fromkeys('ab'), OrderedDict.fromkeys('ab', 0), list(reversed(o)), type(o.copy()), o | {})
o['self'] = o
print(o, copy.copy(o) is o)
del o['self']
print(o.__reduce__()[:4], list(o.__reduce__()[4]))


class Kind(OrderedDict):
    pass


print(Kind(a=1), Kind(), Kind(a=1) | {'b': 2}, {'b': 2} | Kind(a=1), Kind.fromkeys('a'), copy.deepcopy(Kind(a=[1])), Kind(a=1) == OrderedDict(a=1))

print('---- named tuples')
Point = namedtuple('Point', 'x, y', defaults=[5])
p = Point(1)
print(p, p._fields, p._field_defaults, Point.__match_args__, p._asdict(), p._replace(x=7), Point._make('ab'), p == (1, 5))
print(Point.__doc__, Point.x, Point.x.__doc__, Point.__new__.__doc__, Point.__new__.__name__, Point.__new__.__qualname__, Point.__new__.__defaults__)
for name in ('_make', '_replace', '__repr__', '_asdict', '__getnewargs__'):
    print(name, getattr(Point, name).__qualname__)
print(list(vars(Point)), Point.__module__, namedtuple('P', 'a', module='there').__module__, p.__getnewargs__(), copy.copy(p), copy.deepcopy(p))
tell('new', Point)
tell('new', Point, 1, 2, 3)
tell('new', Point, z=1)
tell('make', Point._make, [1])
tell('make', Point._make, 5)
tell('replace', p._replace, z=1)
tell('replace', p._replace, z=1, w=2, x=3)
tell('set', setattr, p, 'x', 1)
print(namedtuple('Void', '')(), namedtuple('One', ['a'])(1), namedtuple('Wide', ' '.join(f'f{i}' for i in range(4)))(*'abcd'))
print(namedtuple('R', 'a class _x a 3 b', rename=True)._fields, namedtuple('T', (1, 2), rename=True)._fields)
for args in (('1x', 'a'), ('class', 'a'), ('T', 'class'), ('T', '1'), ('T', '_a'), ('T', 'a a'), ('T', 'a-b'), ('_T', 'a'), (5, 'a'), ('T', 5), ('T', [1])):
    tell(args, namedtuple, *args)
tell('defaults', namedtuple, 'T', 'a', defaults=(1, 2))
tell('defaults', namedtuple, 'T', 'a', defaults=5)
tell('class', namedtuple, 'class', 'a', rename=True)


class Line(namedtuple('Line', 'a b')):
    def length(self):
        return self.b - self.a


print(Line(1, 3), Line(1, 3).length(), Line(1, 3)._replace(b=9), Line._make([1, 2]))

print('---- counters')
one, two = Counter('abracadabra'), Counter(a=2, b=-1, z=4, r=2)
for name in ('__add__', '__sub__', '__or__', '__and__', '__eq__', '__ne__', '__lt__', '__le__', '__gt__', '__ge__'):
    for other in two, one, Counter(), {'a': 5}, 5:
        tell(name, getattr(one, name), other)
        tell(name, getattr(two, name), other)
for name in ('__iadd__', '__isub__', '__ior__', '__iand__'):
    for other in two, one, Counter(), {'a': 5}, 5:
        tell(name, getattr(one.copy(), name), other)
    changed = two.copy()
    tell(name, getattr(changed, name), changed)
    print(dict(changed))
print(+two, -two, one['none'], one.total(), sorted(one.elements()), list(Counter(a=2, b=0, c=-3).elements()))
for n in None, 0, 1, 2, 99, -1:
    tell(n, one.most_common, n)
for other in 'aab', {'a': 2}, None, [], 5, Counter(a=1):
    tell('update', one.copy().update, other)
    for name in ('update', 'subtract'):
        changed = Counter(a=1, q=5)
        tell(name, getattr(changed, name), other, q=3)
        print(changed)
tell('fromkeys', Counter.fromkeys, 'ab')
tell('wrong', Counter, 1, 2)
tell('hash', hash, one)
del one['none'], one['a']
print(one, Counter(), Counter(None), Counter(a='x', b=1), one.__reduce__(), copy.copy(one), copy.deepcopy(one), Counter(iterable=3))
print(Counter(a=1, b=0) == Counter(a=1), Counter(a=1) != Counter(a=1, b=0), {'a': 1} == Counter(a=1), Counter(a=1) == {'a': 1})


class Tally(Counter):
    pass


print(Tally('aa'), Tally('a') + Tally('b'), Tally('a').copy(), Tally())

print('---- chains')
chain = ChainMap({'a': 1}, {'a': 2, 'b': 3}, {'c': 4})
print(chain, list(chain), len(chain), bool(chain), bool(ChainMap()), ChainMap(), chain['a'], chain.get('b'), chain.get('z'), chain.get('z', 0))
print('b' in chain, 'z' in chain, chain.parents, chain.parents.parents.parents, ChainMap().parents, chain.new_child(), chain.new_child({'n': 1}, k=2), chain.new_child(n=1))
print(dict(chain), list(chain.items()), list(chain.values()), chain == {'c': 4, 'a': 1, 'b': 3}, ChainMap.fromkeys('ab', 1), ChainMap.fromkeys('a'))
for name, args in (('__getitem__', ('z',)), ('__delitem__', ('b',)), ('pop', ('b',)), ('pop', ('b', 0)), ('pop', ('a',)), ('popitem', ()), ('popitem', ()),
                   ('__setitem__', ('k', 9)), ('__delitem__', ('k',)), ('clear', ()), ('__missing__', ('m',)), ('setdefault', ('b', 8)), ('setdefault', ('s', 8)), ('pop', ())):
    tell(name, getattr(chain, name), *args)
for other in {'a': 9}, ChainMap({'q': 1}), [('b', 2)], 5:
    for name in ('__or__', '__ror__', '__ior__'):
        tell(name, getattr(chain.copy(), name), other)
print(chain.copy().maps[0] is chain.maps[0], chain.copy().maps[1] is chain.maps[1], copy.copy(chain))
try:
    del chain['none']
except KeyError as error:
    print(repr(error), repr(error.__context__))


class Deep(ChainMap):
    def __missing__(self, key):
        return key * 2


print(Deep()['x'], type(Deep().new_child()), Deep().get('x'), Deep().get('x', 1))

print('---- to derive from')


class Upper(UserDict):
    def __setitem__(self, key, item):
        super().__setitem__(key.upper(), item)

    def __missing__(self, key):
        return 'no ' + key


d = UserDict({'a': 1}, b=2)
u = Upper(a=1)
u.note = [1]
print(d, u, u['a'], u['A'], 'a' in u, u.copy(), u.copy().note is u.note, type(u.copy()), copy.copy(u).data is u.data, u.get('q'), u | {'k': 1}, {'k': 1} | u)
for key in 'a', 'z', []:
    tell(key, d.__getitem__, key)
    tell(key, d.copy().__delitem__, key)
    tell(key, d.get, key)
    tell(key, d.copy().pop, key, None)
for other in UserDict(c=3), {'c': 3}, [('c', 3)], 5:
    for name in ('__or__', '__ror__', '__ior__', '__eq__'):
        tell(name, getattr(d.copy(), name), other)
print(len(d), list(d), UserDict.fromkeys('ab', 0), Upper.fromkeys('ab'), d == {'a': 1, 'b': 2}, UserDict(None), UserDict(dict=3))
tell('wrong', UserDict, 1)
tell('wrong', UserDict, 1, 2)
tell('hash', hash, d)

l = UserList([3, 1, 2])
for name in ('__lt__', '__le__', '__eq__', '__ne__', '__gt__', '__ge__', '__add__', '__radd__', '__iadd__', 'extend', '__contains__', 'count', 'index', 'append', 'remove'):
    for other in UserList([3, 1]), [3, 1, 2], 'ab', 1, (4,):
        made = l.copy()
        tell(name, getattr(made, name), other)
        print(made)
    tell(name, getattr(l, name))
print(l * 2, 2 * l, l[0], l[1:], type(l[1:]), l[-1], list(reversed(l)), len(l), UserList(l).data is l.data, UserList('ab'), UserList(), list(l), l.__eq__.__name__, UserList.__lt__.__qualname__)
for statement in ('l *= 2', 'l.sort()', 'l.sort(key=lambda n: -n, reverse=True)', 'l.reverse()', 'l.insert(1, 9)', 'l.pop()', 'l.pop(0)', 'l[1] = 7', 'l[1:3] = "xy"',
                  'del l[0]', 'del l[:2]', 'l.pop(99)', 'l.index(99)', 'l.remove(99)', 'l.insert()', 'l.append()', 'l.clear()', 'l.pop()', 'l["a"]', 'l += [1]', 'l.index(1, 0, 5)'):
    tell(statement, exec, statement)
    print(l)
tell('hash', hash, l)

s = UserString('Hello World')
for name in ('__lt__', '__eq__', '__ge__', '__add__', '__radd__', '__contains__', '__mod__', '__rmod__', 'count', 'find', 'join', 'startswith', 'split', 'removeprefix', 'strip'):
    for other in UserString('Hello'), 'l', 5, ('o', 'H'):
        tell(name, getattr(s, name), other)
print(s, repr(s), s[0], s[1:4], type(s[1:]), len(s), s * 2, 2 * s, hash(s) == hash('Hello World'), list(s)[:3], s.upper(), s.lower(), s.title(), s.swapcase(), type(s.upper()), s.center(20, '*'))
print(s.replace('o', '0'), s.replace(UserString('o'), 'x', 1), s.partition(' '), s.encode(), s.isalpha(), s.zfill(15), s.translate({72: 'J'}), UserString('%s-%s') % (1, 2), s.splitlines(), s.casefold())
print(int(UserString('42')), float(UserString('4.5')), complex(UserString('1j')), str(s) is s.data, UserString(5), UserString(UserString('x')), UserString('{}').format(3), UserString('{a}').format_map({'a': 1}))
print(UserString.upper.__name__, UserString.upper.__qualname__, UserString.__str__.__name__, UserString.maketrans('a', 'b'), s.rfind('o'), s.rindex('o'), s.rsplit(None, 1), s.expandtabs(), s.ljust(12) + '|', s.endswith('ld'))
tell('wrong', UserString)
tell('wrong', s.index, 'q')
