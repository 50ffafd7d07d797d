# pprint over every type that it lays out, in several widths and indents.
import pprint, collections, types, dataclasses, io
from collections import *
@dataclasses.dataclass
class P:
    name: str
    vals: list
    hid: int = dataclasses.field(default=0, repr=False)
@dataclasses.dataclass
class Own:
    a: int
    def __repr__(self): return 'OWN' * 40
class L(list): pass
class D(dict): pass
class R(list):
    def __repr__(self): return 'R' * 90
class NS(types.SimpleNamespace): pass
nt = namedtuple('nt', 'aa bb')
rec = [1, 2]; rec.append(rec)
recd = {'a': 1, 'long' * 5: 'x' * 50}; recd['self'] = recd
words = 'The quick brown fox  jumped over the lazy dog.\nAnd again\tand again it did so, until the end of the day came. '
objs = [[], {}, (), set(), frozenset(), '', b'', 0, 10**9, 1.5, True, None, 3j, [1]*50, list(range(40)), tuple(range(40)), (('x'*90),), ('y'*30,), {'k%d' % i: i for i in range(20)}, {i: {j: list(range(j)) for j in range(8)} for i in range(3)}, set(range(40)), frozenset(range(60)), words, words * 3, [words, words*2], {'w': words*2}, b'abcdefg' * 20, [b'abcdefgh' * 20], b'abcd'*30, b'abc', bytearray(b'xyz' * 40), {'b': bytearray(b'xyz' * 40)}, types.MappingProxyType({i: 'v' * 10 for i in range(10)}), types.SimpleNamespace(a=1, b='x' * 40, c=[1] * 40), NS(a=1, b='x' * 40, c='y' * 30), defaultdict(list, {i: [i] * 10 for i in range(6)}), defaultdict(int), Counter('abracadabra' * 3), Counter({i: i * 10**6 for i in range(12)}), ChainMap({i: i for i in range(30)}, {'a': 1}), ChainMap({}), deque(range(50)), deque(range(50), maxlen=60), deque(), deque([[1] * 30, 'a' * 60]), OrderedDict((i, 'v' * 10) for i in range(10)), OrderedDict(), UserDict({i: 'v' * 10 for i in range(10)}), UserList(range(50)), UserString('abc ' * 40), P('n' * 30, list(range(30))), [P('a', [P('b' * 40, [1] * 20)])], Own(1), L(range(50)), D({i: 'v' * 10 for i in range(10)}), R([1] * 50), nt('a' * 50, 'b' * 50), [nt(1, 2)] * 10, {1: 'a', 'b': 2, (1, 2): 3, None: 4}, {'x', 1, None, (1,)} - {None}, [[[[[[1] * 20] * 2]]]], {'a' * 100: 'b' * 100}, [1000000, 123456789], {'z': 1, 'a': 2}, [True, 1234567], 'x' * 200, ['x' * 100] * 2, 'line\n' * 30, [object, int, len], words.replace(' ', '\u3000'), {'text': 'nospace' * 30}, ['a b ' * 30, b'1234' * 20], range(100), (i for i in ()).__class__, nan if 0 else 1e400, ' lead ' * 20, '\n\n' * 40]
for o in objs:
    for kw in ({}, {'width': 30}, {'depth': 2}, {'compact': True, 'width': 20, 'indent': 2}, {'sort_dicts': False, 'width': 1}, {'underscore_numbers': True, 'width': 10}):
        try: print(kw, pprint.pformat(o, **kw))
        except Exception as e: print(type(e).__name__, e)
    try: print(pprint.isreadable(o), pprint.isrecursive(o), pprint.saferepr(o)[:80])
    except Exception as e: print(type(e).__name__, e)
    p = pprint.PrettyPrinter(width=20); print(p.isreadable(o), p.isrecursive(o), p.format(o, {}, 2, 0)[1:])
for kw in ({'indent': -1}, {'depth': 0}, {'width': 0}, {'indent': 'x'}, {'width': 2.5}):
    try: print(pprint.pformat([1, 2], **kw))
    except Exception as e: print(type(e).__name__, e)
class Mine(pprint.PrettyPrinter):
    def format(self, o, c, m, l):
        if isinstance(o, str): return ('<%s>' % o, False, False)
        return super().format(o, c, m, l)
Mine(width=20).pprint(['a', {'b': 'c' * 20}, 'd' * 30]); print(Mine().pformat({'a': 1}))
s = io.StringIO(); pprint.pprint([1, 2], s); pprint.pp({'b': 1, 'a': 2}, stream=s, width=3); print(repr(s.getvalue()))
pprint.pprint(list(range(30))); pprint.pp({'z': 1, 'a': 2}); print(sorted(pprint.__all__), pprint.saferepr.__name__)
