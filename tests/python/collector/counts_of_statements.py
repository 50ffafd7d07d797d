# What each statement is to the collector: how far it raises gc.get_count(), three times after a full collection, which empties
# the free lists; and the least threshold at which it starts no collection: how high the count goes within it.
import collections
import functools
import gc
import math
import operator
import sys
import weakref

gc.disable()
l = [3, 1, 2]; d = {"a": 1}; s = {1, 2}
class O: pass
o = O()
def f0(): pass
def f1(a): pass
def f2(a, b): pass
def f3(a, b=1, c=2): pass
def f4(*a): pass
def f5(**k): pass
class K:
    x = 1
    def __init__(self): self.y = 1
    def m(self): return 1
    def m1(self, a): return 1
    @classmethod
    def c(cls): return 1
    @staticmethod
    def s(a): return 1
    @property
    def p(self): return 1
    def __call__(self, a): return 1
    def __add__(self, o): return 1
    def __eq__(self, o): return True
    def __lt__(self, o): return True
    def __neg__(self): return 1
    def __getitem__(self, i): return 1
    def __contains__(self, i): return True
    def __len__(self): return 2
    def __bool__(self): return True
    def __str__(self): return "a"
    def __repr__(self): return "b"
    def __hash__(self): return 1
    def __iter__(self): return iter((1, 2))
    def __getattr__(self, n): return 1
class K1:
    def __init__(self, x): self.x = x
class K2:
    def __init__(self, *a): self.a = a
class N:
    def __new__(cls, *a): return super().__new__(cls)
T3 = type("T3", (tuple,), {})
T4 = collections.namedtuple("T4", "a b")
class I2(int): pass
class S2(str): pass
class L2(list): pass
class D2(dict): pass
class E1(Exception): pass
k = K()
def g1():
    yield 1
    yield 2
def g2():
    yield 1, 2
def gs():
    g = g1(); next(g); g.send(1)
class B1:
    def m(self): return 1
class B2(B1):
    def m(self): return super().m()
b2 = B2()
def super1(): b2.m()
def bm(): m = k.m; m()
def bm1(): m = k.m1; m(1)
fp = functools.partial(max, 3)
fp2 = functools.partial(f3, b=3)
lc = functools.lru_cache(2)(lambda x: x)
lcn = functools.lru_cache(None)(lambda x: x)
ck = 1
add = operator.add
dd = collections.defaultdict(list)
wr = weakref.ref(k)
co = compile("1", "a", "eval"); co2 = compile("zz = 1", "a", "exec")
def import_(): from math import sqrt
class CM:
    def __enter__(self): return 1
    def __exit__(self, *a): return True
def with_():
    with CM() as c: pass
    with CM(): raise ValueError
def try_():
    try: raise ValueError("a")
    except ValueError as e: pass
    finally: pass
def unpack_(): a, b = [1, 2]; a, *b = (1, 2, 3); (a, b), c = [1, 2], 3
def swap_(): a = 1; b = 2; c = 3; a, b = b, a; a, b, c = c, b, a
def star_(): a = [1]; b = [*a, *a]; f4(*a, *b)
def nested_():
    def a():
        def b(): return 1
        return b
    a()()
def clos_():
    n = 0
    def a():
        nonlocal n
        n += 1
    a(); a()
def cls_():
    class A:
        x = 1
        def f(self): pass
def cls2_():
    class A(B1):
        __slots__ = ("a",)
def kwd_(): f3(a=1, c=3); f3(1, c=3)
def gen_in_():
    for x in (y for y in range(3)): pass
def matchseq_():
    match [1, 2]:
        case [a, *b]: pass
def matchmap_():
    match {"a": 1, "b": 2}:
        case {"a": x, **r}: pass
class PM:
    __match_args__ = ("a",)
    def __init__(self): self.a = 1; self.b = 2
def matchcls_():
    match PM():
        case PM(a): pass
def matchkw_():
    match PM():
        case PM(a=1, b=2): pass
def whl_():
    i = 0
    while i < 5: i += 1
def fore_():
    for i, x in enumerate([1, 2, 3]): pass
def forz_():
    for a, b in zip([1, 2, 3], [4, 5, 6]): pass
def ford_():
    for a, b in {"a": 1, "b": 2}.items(): pass
def forr_():
    for a in reversed([1, 2]): pass
    for a in range(3): pass
    for a in "ab": pass
    for a in {1, 2}: pass
    for a in (1, 2): pass
def aug_(): a = [1]; a += [2]; a *= 2; b = "a"; b += "c"; t = (1,); t += (2,)
def del_(): a = [1]; del a[0]; b = {1: 2}; del b[1]; del a
def glob_(): global zzz; zzz = [1]
def chain_(): 1 < 2 < 3; [1] == [2] == [3]
def ife_(): x = [1] if 1 else [2]
def ann_():
    def f(a: int, b: str = "x") -> list: pass
def deco_():
    def dec(f): return f
    @dec
    def g(): pass
class SL:
    __slots__ = ("a", "b")
    def __init__(self): self.a = []; self.b = {}
def slots_(): SL()
class DC:
    def __init__(self, a, b): self.a = a; self.b = b
    def __repr__(self): return self.__class__.__qualname__ + f"(a={self.a!r}, b={self.b!r})"
    def __eq__(self, other):
        if other.__class__ is self.__class__: return (self.a, self.b) == (other.a, other.b)
        return NotImplemented
def dc1_(): repr(DC(1, 2)); DC(1, 2) == DC(1, 2)


lines = [
    'type(1)',
    'str(1)',
    'str()',
    'int("3")',
    'int(3)',
    'float("1")',
    'bool(1)',
    'list((1,))',
    'list()',
    'tuple([1])',
    'tuple((1, 2))',
    'tuple({1, 2})',
    'tuple("ab")',
    'tuple(range(30))',
    'tuple(range(5))',
    'tuple(map(str, [1, 2]))',
    'tuple(x for x in range(30))',
    'tuple(x for x in range(10))',
    'tuple(iter([1, 2, 3]))',
    'tuple({1: 2})',
    'dict()',
    'dict(a=1)',
    'dict([(1, 2)])',
    'set()',
    'set([1])',
    'frozenset([1])',
    'frozenset()',
    'range(3)',
    'range(1, 3)',
    'slice(1)',
    'slice(1, 2)',
    'enumerate([1])',
    'zip([1], [2])',
    'map(str, [1])',
    'filter(None, [1])',
    'reversed([1])',
    'iter([1])',
    'iter(int, 1)',
    'object()',
    'complex(1, 2)',
    'bytes(3)',
    'bytearray(3)',
    'super(int, 1)',
    'property(len)',
    'classmethod(len)',
    'staticmethod(len)',
    'isinstance(1, (int, str))',
    'issubclass(int, (str, int))',
    'len([1])',
    'max(1, 2)',
    'max([1, 2])',
    'min([1, 2], key=lambda x: x)',
    'sum([1, 2])',
    'sorted([2, 1])',
    'sorted([2, 1], key=lambda x: x)',
    'sorted([2, 1], reverse=True)',
    'abs(-1)',
    'divmod(7, 2)',
    'pow(2, 3)',
    'pow(2, 3, 5)',
    'round(1.5)',
    'round(1.25, 1)',
    'hash(1)',
    'id(1)',
    'repr([1])',
    'ascii("a")',
    'chr(97)',
    'ord("a")',
    'hex(1)',
    'bin(1)',
    'format(1, "d")',
    'getattr(1, "real")',
    'getattr(1, "nope", None)',
    'hasattr(1, "nope")',
    'setattr(o, "a", 1)',
    'callable(1)',
    'vars(o)',
    'print("", end="")',
    'any([1])',
    'all([1])',
    'next(iter([1]))',
    'next(iter([]), None)',
    '"a".upper()',
    '"a,b".split(",")',
    '"a,b".split()',
    '",".join(["a"])',
    '",".join(("a", "b"))',
    '",".join(x for x in "ab")',
    '"a".replace("a", "b")',
    '"a".startswith("a")',
    '"a".startswith(("a", "b"))',
    '"a".find("a")',
    '"a".format(1)',
    '"{} {}".format(1, 2)',
    '"{x}".format(x=1)',
    '"%s" % 1',
    '"%s %s" % (1, 2)',
    '"%(a)s" % {"a": 1}',
    'f"{1}{2}"',
    'f"{1:>5}"',
    '"a".encode()',
    'b"a".decode()',
    '"abc".partition("b")',
    '"abc".rpartition("b")',
    '"a".strip()',
    '"a".count("a")',
    '"a".isdigit()',
    '"a".center(4)',
    '"a".ljust(4)',
    '"a\\nb".splitlines()',
    '"a".translate({97: 98})',
    '"a".join("bc")',
    '"a" + "b"',
    '"a" * 3',
    '"abc"[1:2]',
    '"abc"[::-1]',
    '[1, 2, 3][1:]',
    '[1, 2][::-1]',
    '(1, 2, 3)[1:]',
    '[1] + [2]',
    '[1] * 3',
    '(1,) + (2,)',
    '(1,) * 3',
    '[1] == [1]',
    '(1, 2) == (1, 2)',
    '{1: 2} == {1: 2}',
    '{1} | {2}',
    '{1: 2} | {3: 4}',
    'l.append(1)',
    'l.extend([1])',
    'l.extend((1, 2))',
    'l.insert(0, 1)',
    'l.pop()',
    'l.copy()',
    'l.index(1)',
    'l.sort()',
    'l.sort(key=lambda x: -x)',
    'l.reverse()',
    'l.count(1)',
    'l.clear()',
    'd.get("a")',
    'd.get("a", 1)',
    'd.keys()',
    'd.values()',
    'd.items()',
    'list(d.items())',
    'list(d.keys())',
    'list(d)',
    'd.copy()',
    'd.update({"a": 1})',
    'd.update(a=1)',
    'd.update([("a", 1)])',
    'd.setdefault("a", 1)',
    'd.setdefault("q", [])',
    'd.pop("zzz", None)',
    'dict.fromkeys("ab")',
    '{**d}',
    '{**d, "z": 1}',
    '[*l]',
    '(*l,)',
    '(*l, 1)',
    '{*l}',
    '[x for x in (1, 2)]',
    '{x for x in (1, 2)}',
    '{x: x for x in (1, 2)}',
    's.add(1)',
    's.discard(9)',
    's.copy()',
    's.union([1])',
    's | {1}',
    's.issubset([1])',
    's.update([1], [2])',
    'lambda: 1',
    '(lambda x: x)(1)',
    '(lambda *a: a)(1, 2)',
    '(lambda **k: k)(a=1)',
    '(lambda *a, **k: a)(1, b=2)',
    '(lambda a, b=2: a)(1)',
    '(lambda a, *, b=2: a)(1, b=3)',
    '(lambda a, b: a)(*[1, 2])',
    '(lambda a, b: a)(**{"a": 1, "b": 2})',
    '(lambda a, b: a)(1, *(2,))',
    'f0()',
    'f1(1)',
    'f2(1, 2)',
    'f3(1)',
    'f4(1, 2, 3)',
    'f5(a=1)',
    'K()',
    'K1(1)',
    'K1(x=1)',
    'K2(1, 2)',
    'k.m()',
    'k.m1(1)',
    'K.c()',
    'k.c()',
    'K.s(1)',
    'k.s(1)',
    'k.p',
    'k.x',
    'k(1)',
    'k + k',
    'k == k',
    'k < k',
    '-k',
    'k[1]',
    'k[1:2]',
    '1 in k',
    'len(k)',
    'bool(k)',
    'str(k)',
    'repr(k)',
    'f"{k}"',
    'hash(k)',
    'iter(k)',
    'list(k)',
    '[*k]',
    'k.__dict__',
    'k.nope1',
    'k.__class__',
    'type(k).__name__',
    'isinstance(k, K)',
    'N()',
    'N(1)',
    'T3((1, 2))',
    'T4(1, 2)',
    'I2(5)',
    'S2("a")',
    'L2([1])',
    'D2(a=1)',
    'E1()',
    'E1(1)',
    'E1(1, 2)',
    'ValueError("a")',
    'KeyError("a")',
    'OSError(1, "a")',
    'StopIteration(1)',
    'BaseException()',
    'next(g1())',
    'list(g1())',
    '[x for x in g1()]',
    'sum(g1())',
    'tuple(g1())',
    'sorted(g1())',
    'dict(g2())',
    'g1().close()',
    'gs()',
    'super1()',
    'bm()',
    'bm1()',
    'fp(1)',
    'fp2(1)',
    'lc(1)',
    'lcn(1)',
    'functools.reduce(add, [1, 2, 3])',
    'functools.partial(max, 1)',
    'collections.deque([1])',
    'collections.defaultdict(list)',
    'dd["a"]',
    'weakref.ref(k)',
    'wr()',
    'math.sqrt(4)',
    'math.hypot(3, 4)',
    'math.gcd(4, 6)',
    '(1).bit_length()',
    '(5).to_bytes(2, "big")',
    'int.from_bytes(b"a", "big")',
    '1.5.as_integer_ratio()',
    '1.5.hex()',
    'sys.getsizeof(1)',
    'sys.getrefcount(1)',
    'gc.get_count()',
    'gc.get_threshold()',
    'gc.is_tracked(1)',
    'gc.get_referents(l)',
    'operator.add(1, 2)',
    'globals()',
    'locals()',
    'import_()',
    'with_()',
    'try_()',
    'unpack_()',
    'swap_()',
    'star_()',
    'nested_()',
    'clos_()',
    'cls_()',
    'cls2_()',
    'kwd_()',
    'gen_in_()',
    'matchseq_()',
    'matchmap_()',
    'matchcls_()',
    'matchkw_()',
    'whl_()',
    'fore_()',
    'forz_()',
    'ford_()',
    'forr_()',
    'aug_()',
    'del_()',
    'glob_()',
    'chain_()',
    'ife_()',
    'ann_()',
    'deco_()',
    'slots_()',
    'print()',
    'f"{(1, 2)}"',
    'f"{k!r}"',
    'f"{1.5:.2f}"',
    'f"{k:>3}" if 0 else 1',
    'format((1,), "")',
    'format(1.5, ".2f")',
    '"{}".format((1,))',
    '"{:>4}".format(1)',
    '"%s" % ((1,),)',
    'str((1, 2))',
    'repr({1: 2})',
    'repr([[1], [2]])',
    'repr({1, 2})',
    'round(k) if 0 else 1',
    'reversed(l)',
    'reversed((1, 2))',
    'reversed({1: 2})',
    'isinstance(k, B1)',
    'isinstance(1, K)',
    'issubclass(B2, B1)',
    'isinstance(k, (B1, K))',
    'dd["zz"]',
    'D2()["x"] if 0 else 1',
    'bytes(k) if 0 else 1',
    'sum(k)',
    'list(zip(l, l))',
    'list(enumerate(l))',
    'list(map(f1, l))',
    'list(filter(f1, l))',
    'sorted(l, key=f1)',
    'max(l, key=f1)',
    'min(l)',
    'any(x for x in l)',
    'd2 = dict(d); d2 == d',
    '[1, [2]] == [1, [2]]',
    '(1, (2,)) < (1, (3,))',
    'K() == K()',
    'len({1, 2} & {2})',
    'd.keys() & {"a"}',
    'd.keys() - {"a"}',
    'list(d.values())',
    '{**d, **d}',
    '(lambda a=[1]: a)()',
    '(lambda *, a=1: a)()',
    'class A: pass',
    'class A(B1): pass',
    'class A(Exception): pass',
    'class A(dict): x = 1',
    'try: int("x")\\n    except ValueError: pass',
    'try: {}["x"]\\n    except KeyError as e: e.args',
    'try: raise E1(1)\\n    except E1 as e: str(e)',
    'try: raise ValueError from KeyError()\\n    except ValueError as e: e.__cause__',
    'with CM(): pass',
    'with CM() as a, CM() as b: pass',
    'for x in g1(): pass',
    'x = [*g1()]',
    'x = (y for y in l); list(x)',
    'def a(x=[1], *, y={}): return x',
    'def a():\\n        yield 1\\n    list(a())',
    'a = k.m; b = k.m; a == b',
    'del [1][0]',
    'x = [1, 2, 3]; x[0:2] = [4]; x[1]',
    'x = [3, 1]; x.sort(key=f1)',
    'x = {}; x["a"] = [1]; x["a"].append(2)',
    'x = {}; x.setdefault("a", []).append(1)',
    'x = "a"; x += "b"; x.split()',
    '"a b c".split(); ",".join(["a", "b"])',
    '"abc".encode().decode()',
    'assert 1',
    'global zq; zq = [1]',
    'x, y = 1, 2; x, y = y, x',
    '[i * i for i in range(5) if i % 2]',
    '{i: [i] for i in range(3)}',
    'sum(i for i in range(5))',
    '[[j for j in range(2)] for i in range(2)]',
    'N(3); T3([1, 2]); L2([1, 2]); D2(a=1); I2(3); S2("a")',
    'collections.deque([1, 2]).append(3)',
    'functools.partial(f3, 1)(2)',
    'functools.reduce(add, l)',
    'weakref.ref(k)()',
    'weakref.proxy(k).y',
    'math.floor(1.5); math.ceil(1.5)',
    'math.floor(k) if 0 else 1',
    'int(1.5); int("12"); float(1)',
    'hash((1, 2)); hash("a")',
    'getattr(k, "zzz", None)',
    'getattr(o, "zzz", None)',
    'hasattr(o, "zzz")',
    'setattr(k, "q", 1); delattr(k, "q")',
    'vars(k)["y"]',
    'type("Q", (), {})',
    'object.__new__(K)',
    'K.__new__(K)',
    'super(B2, b2).m()',
    'B1.m(b2)',
    'l.__len__()',
    'l.__iter__().__next__()',
    'd.__getitem__("a")',
    'd.__contains__("a")',
    '(1).__add__(2)',
    '"a".__eq__("a")',
    'k.__eq__(k)',
    'k.__init__()',
    'K.m.__get__(k)(1) if 0 else 1',
    'property(f1).fget',
    'classmethod(f1).__func__',
    'staticmethod(f1)(1)',
    'iter(f0, None).__next__()',
    'iter("ab").__next__()',
    'list(iter({1: 2}.items()))',
    'zip([1], "a").__next__()',
    'gc.is_tracked(l)',
    'gc.get_stats()',
    'sys._getframe().f_locals',
    'sys.exc_info()',
    'globals()["l"]',
    'id(l)',
]


def counts(f):
    gc.collect()
    row = []
    for i in range(3):
        before = gc.get_count()[0]
        try:
            f()
        except Exception as e:
            row.append(type(e).__name__)
        row.append(gc.get_count()[0] - before)
    return row


def peak(f):
    for threshold in range(1, 60):
        gc.collect()
        gc.set_threshold(threshold, 1000, 1000)
        gc.enable()
        try:
            f()
        except Exception as e:
            pass
        gc.disable()
        if gc.get_count()[1] == 0:
            return threshold


repr((1,))
for line in lines:
    space = dict(globals())
    text = line.replace(chr(92) + "n", chr(10)) if line.startswith(("try", "def")) else line
    exec("def f():\n    " + text + "\n", space)
    print(line, counts(space["f"]), peak(space["f"]))
