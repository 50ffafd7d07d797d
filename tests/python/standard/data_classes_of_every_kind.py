# Data classes with every option, field and mistake.
import dataclasses, typing, copy, gc
from dataclasses import *
from typing import ClassVar, Any, Optional, List
from collections import namedtuple, OrderedDict
def say(f, *a, **k):
    import re
    try: r = f(*a, **k); print(re.sub("at 0x[0-9a-f]*>", "at 0x...>", repr(r))); return r
    except Exception as e: print(type(e).__name__, e)
@dataclass
class A:
    x: int
    y: float = 2.5
    z: list = field(default_factory=list, repr=False, compare=False)
    c: ClassVar[int] = 7
    i: InitVar[int] = 3
    def __post_init__(self, i): self.i2 = i
a = A(1); print(a, a.i2, A.__doc__, A.__match_args__, A.__init__.__annotations__, A.__init__.__qualname__, A.__eq__.__qualname__, A.__hash__, A.c, A.y, hasattr(A,'z'), A.i)
print([f.name for f in fields(a)], fields(A)[1], A.__dataclass_params__, list(A.__dataclass_fields__))
print(A.__init__.__defaults__, A.__init__.__code__.co_varnames, A.__init__.__kwdefaults__, A.__repr__.__wrapped__.__name__, sorted(k for k in vars(A) if k not in ('__static_attributes__',)))
say(A); say(A, 1, 2, 3, 4, 5); say(A, q=1); print(a == A(1), a != A(2), a == 1); say(hash, a); say(lambda: a < A(2))
for kw in [dict(order=True), dict(frozen=True), dict(unsafe_hash=True), dict(eq=False), dict(repr=False), dict(init=False), dict(kw_only=True), dict(slots=True), dict(slots=True, frozen=True), dict(slots=True, weakref_slot=True), dict(weakref_slot=True), dict(order=True, eq=False), dict(match_args=False), dict(frozen=True, eq=False), dict(frozen=True, unsafe_hash=True, order=True)]:
    print('---', kw)
    def make():
        @dataclass(**kw)
        class B:
            x: int
            y: Any = 'q'
        return B
    B = say(make)
    if not B: continue
    print(B.__doc__, B.__dataclass_params__, sorted(k for k in vars(B) if k not in ('__static_attributes__',)))
    b = say(B, 1) or say(B, x=1)
    if b is None: continue
    say(lambda: b == B(x=1)); say(lambda: b < B(x=2)); say(lambda: sorted([B(x=3),B(x=1)])); say(lambda: hash(b) == hash(B(x=1)));
    say(lambda: setattr(b, 'x', 5)); say(lambda: setattr(b, 'w', 5)); say(lambda: delattr(b, 'x')); say(lambda: b.__dict__); say(lambda: copy.copy(B(x=4))); say(lambda: copy.deepcopy(B(x=4))); say(lambda: replace(B(x=1), y=2)); say(lambda: asdict(B(x=1)))
for body in ['x: int = 1\n    y: int', 'x: list = []', 'x: int = field(default=1, default_factory=int)', 'x = field()', 'x: ClassVar[int] = field(default_factory=list)', 'x: InitVar[int] = field(default_factory=list)', 'x: ClassVar[int] = field(kw_only=True)', '_: KW_ONLY\n    __: KW_ONLY', 'x: int\n    _: KW_ONLY\n    y: int = 1\n    z: int', 'x: int = field(init=False)', 'x: int = field(init=False, default=4)', 'x: int = field(init=False, default_factory=list)', 'self: int\n    other: int = 3', 'pass', 'x: dict = {}', 'x: set = set()', 'x: "int" = 3', 'x: "ClassVar[int]" = 3', 'x: "InitVar[int]" = 3', 'x: "typing.ClassVar" = 3', 'x: int = 3\n    def __init__(self): pass', 'x: int = 3\n    def __repr__(self): return "mine"', 'x: int = 3\n    def __eq__(self, o): return True', 'x: int = 3\n    def __hash__(self): return 4', 'x: int = 3\n    __hash__ = None', '"""doc"""\n    x: int', 'x: Optional[int] = None', 'x: list[int] = field(default_factory=list)', 'x: typing.List[int] = None', 'x: int = field(default=3, kw_only=True)\n    y: str', 'x: A = None', 'name: str = field(metadata={"a": 1})', '__slots__ = ("x",)\n    x: int', 'x: int = field(hash=False)\n    y: int = field(compare=False, hash=True, default=2)', 'x: InitVar\n    y: int = 0\n    def __post_init__(self, x): self.y = x']:
    for deco in ('@dataclass', '@dataclass(frozen=True)', '@dataclass(unsafe_hash=True, order=True)', '@dataclass(slots=True)', '@dataclass(kw_only=True)'):
        print('===', deco, repr(body))
        ns = dict(globals()); ns['__name__'] = '__main__'
        try: exec(f'{deco}\nclass C:\n    {body}\n', ns)
        except Exception as e: print(type(e).__name__, e); continue
        C = ns['C']; print(C.__doc__, C.__init__.__code__.co_varnames, C.__hash__ is None, getattr(C, '__match_args__', 0), [(f.name, f.kw_only, str(f._field_type), dict(f.metadata)) for f in C.__dataclass_fields__.values()])
        for args in ((), (1,), (1, 2)):
            o = say(C, *args)
            if o is not None: say(lambda: type(hash(o))); say(lambda: o == C(*args)); say(asdict, o); say(astuple, o)
@dataclass(frozen=True)
class F: a: int = 1
def bad():
    @dataclass
    class G(F): b: int = 2
def bad2():
    @dataclass(frozen=True)
    class G(A): b: int = 2
def bad3():
    @dataclass(order=True)
    class G:
        a: int = 1
        def __lt__(s, o): return 1
def bad4():
    @dataclass(frozen=True)
    class G:
        a: int = 1
        def __setattr__(s, n, v): pass
for f in (bad, bad2, bad3, bad4): say(f)
@dataclass(frozen=True)
class F2(F): b: int = 2
say(F2); say(lambda: setattr(F2(), 'a', 1)); print(F2.__mro__[1].__name__)
@dataclass
class Base:
    p: int
    q: int = 3
@dataclass
class D(Base):
    r: str = 'r'
    p: float = 1.5
print(D(), D.__doc__, Base.__match_args__, D.__match_args__, D(2,3,'4') == D(2,3,'4'), Base(1) == D(1))
P = namedtuple('P', 'u v')
@dataclass
class Tree:
    name: str
    kids: list = field(default_factory=list)
    more: Any = None
t = Tree('r', [Tree('a'), Tree('b', more={'k': Tree('c'), 2: (Tree('d'), P(1, Tree('e')))})], OrderedDict(a=Tree('z')))
print(asdict(t)); print(astuple(t)); print(asdict(t, dict_factory=OrderedDict)); print(astuple(t, tuple_factory=list)); t.kids.append(t); print(t); t.kids.pop()
say(asdict, Tree); say(astuple, 3); say(fields, 3); say(replace, 3); say(replace, A(1), x=5); say(replace, A(1), x=5, i=9)
@dataclass
class N:
    v: InitVar[int]
    n: int = field(init=False, default=3)
say(replace, N(1)); say(replace, N(1), v=2, n=3); say(replace, N(1), v=2)
print(is_dataclass(A), is_dataclass(a), is_dataclass(int), is_dataclass(3), is_dataclass(list[int]))
M = make_dataclass('M', ['a', ('b', int), ('c', str, 'x')], namespace={'hi': lambda s: s.c}, bases=())
say(M, 1, 2); print(make_dataclass('M2', ['a', ('b', int), ('c', str, field(default='x'))], namespace={'hi': lambda s: s.c}, frozen=True)(1,2).hi())
for bad in (['1a'], ['class'], ['a','a'], [('a',)], [('a',1,2,3)], [3], [(4,int)]): say(make_dataclass, 'X', bad)
print(repr(MISSING)[:36], repr(KW_ONLY)[:36], InitVar[int], InitVar[List[int]], repr(field(default=3)), InitVar[int].type)
class Desc:
    def __set_name__(s, o, n): print('set_name', o.__name__, n)
    def __get__(s, i, o): return 42 if i is None else i.__dict__['d']
    def __set__(s, i, v): i.__dict__['d'] = v * 2
@dataclass
class W:
    d: int = Desc()
    e: int = field(default=Desc())
print(W.__doc__, W(), W(4).d)
@dataclass
class Boom:
    a: int = 0
    def __post_init__(self): raise ValueError('boom')
import traceback
try: Boom()
except ValueError as e: 
    tb = e.__traceback__.tb_next; print(tb.tb_frame.f_code.co_filename, tb.tb_lineno, tb.tb_frame.f_code.co_name)
match A(5):
    case A(x=v, y=w): print(v, w)
match D(1,2,'3'):
    case D(p, q, r): print(p, q, r)
@dataclass
class GenericThing(typing.Generic[typing.TypeVar('T')]):
    v: int = 1
print(GenericThing[int](4), sorted(dataclasses.__all__))
