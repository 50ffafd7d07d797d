"""pickle and array."""
import pickle, collections, datetime, decimal, enum, dataclasses, array, sys, copy, fractions, functools
class P:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return type(o) is type(self) and self.__dict__ == o.__dict__
class S:
    __slots__ = 'a', 'b'
class G:
    def __init__(self): self.n = 1; self.f = lambda: 0
    def __getstate__(self): return {'n': self.n}
    def __setstate__(self, s): self.n = s['n']; self.f = None
class R:
    def __reduce__(self): return R.make, (5,)
    @staticmethod
    def make(n): r = R(); r.n = n; return r
class E(enum.Enum):
    A = 1
@dataclasses.dataclass
class D: x: int; y: list
NT = collections.namedtuple('NT', 'a b')
class L(list): pass
class Err(Exception): pass
s = S(); s.a = 1; s.b = [2]
for o in (None, True, 0, 255, 256, 70000, -1, -129, 2**31, -2**31, 2**100, -2**63, 1.5, 'abc', 'é' * 300, b'xy', b'z' * 300, (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, [2]], {}, {'a': 1}, {'a': [1], 'b': (2,)}, set(), {1, 2}, frozenset({3}), P(5), s, E.A, D(1, [2]), NT(1, 'b'), L([1, 2]), len, P, int, collections.OrderedDict(a=1), collections.Counter('aab'), collections.deque([1, 2]), collections.defaultdict(list, {1: [2]}), Err('x', 1), range(5), slice(1, 2), complex(1, 2), bytearray(b'q'), ..., [P(1)] * 2, 'a b a b'.split(), functools.partial(int, base=2)):
    d = pickle.dumps(o); r = pickle.loads(d)
    same = 'x' if type(o) in (collections.deque, range, slice, complex, functools.partial, Err) or isinstance(o, enum.Enum) else d
    print(type(o).__name__, len(d) if same != 'x' else '', same, r == o or (type(r) is S and (r.a, r.b) == (1, [2])) or repr(r) == repr(o) or 'different')
l = [1]; l.append(l); r = pickle.loads(pickle.dumps(l)); print(r[1] is r)
p = P(None); p.x = p; r = pickle.loads(pickle.dumps(p)); print(r.x is r)
a = [1]; r = pickle.loads(pickle.dumps([a, a])); print(r[0] is r[1])
print(pickle.loads(pickle.dumps(G())).n, pickle.loads(pickle.dumps(R())).n, pickle.loads(pickle.dumps(datetime.datetime(2024, 1, 2))), pickle.loads(pickle.dumps(decimal.Decimal('1.5'))), pickle.loads(pickle.dumps(fractions.Fraction(1, 3))), len(pickle.loads(pickle.dumps(list(range(3000))))), pickle.loads(pickle.dumps({i: i for i in range(2500)}))[2400])
def local():
    class Q: pass
    return Q()
for f in (lambda: pickle.dumps(lambda: 0), lambda: pickle.dumps(local()), lambda: pickle.loads(b'abc'), lambda: pickle.loads(b''), lambda: pickle.loads(pickle.dumps([1, 2])[:-3]), lambda: pickle.dumps(x for x in ()), lambda: pickle.loads('x')):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e).split(' at 0x')[0])
with open('p.bin', 'wb') as f: pickle.dump({'a': 1}, f); pickle.dump([2], f)
with open('p.bin', 'rb') as f: print(pickle.load(f), pickle.load(f))
import os; os.remove('p.bin')
A = array.array
x = A('i', [1, 2, 3]); print(x, len(x), x[0], x[-1], x[1:], sys.getsizeof(x), x.itemsize, x.typecode, x.tobytes(), x.tolist(), A('d', [1, 2.5]), A('u', 'hé'), A('b'), x + A('i', [4]), x * 2, 2 in x, x.index(2), x.count(3), x == A('i', [1, 2, 3]), x < A('i', [2]), list(x), sum(x), max(x))
x.append(9); print(sys.getsizeof(x)); x.extend([7, 8]); x.insert(0, 5); print(x.pop(), x.pop(0), x); x.remove(2); x[0] = 77; x[1:2] = A('i', [0, 0]); del x[0]; x.reverse(); print(x, sys.getsizeof(x)); x.fromlist([1]); x.frombytes(b'\1\0\0\0'); x.byteswap(); print(x, x.buffer_info()[1], A('f', [0.1])[0], copy.copy(x) == x, A('B', b'abc'), pickle.loads(pickle.dumps(x)) == x)
z = A('l'); print([(z.append(i), sys.getsizeof(z))[1] for i in range(20)])
for f in (lambda: A('i', ['a']), lambda: A('z'), lambda: A('b', [200]), lambda: A('B', [-1]), lambda: A('i', [2**31]), lambda: A('h', [99999]), lambda: A('i', [1.5]), lambda: x[99], lambda: A('i').pop(), lambda: x.remove(12345), lambda: A('i') + [1], lambda: A('i').extend(A('d')), lambda: A('i', 'abc'), lambda: A(5), lambda: hash(x), lambda: x['a'], lambda: A('I', [-1]), lambda: A('d', ['x']), lambda: A('q', [2**70])):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
