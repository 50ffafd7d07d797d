# Enumerations and flags with every boundary, mixed-in type and mistake.
import enum, copy
from enum import *
def say(f, *a, **k):
    try: r = f(*a, **k); print(repr(r)); return r
    except Exception as e: print(type(e).__name__, e, '|', type(e.__context__).__name__, type(e.__cause__).__name__)
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1
    def describe(self): return self.name.lower()
    @classmethod
    def fav(cls): return cls.BLUE
    @staticmethod
    def st(): return 3
    @enum.property
    def pr(self): return 'pr' + self.name
print(list(Color), Color.RED, repr(Color.CRIMSON), Color(2), Color['BLUE'], len(Color), Color.RED.name, Color.RED.value, Color.RED.describe(), Color.fav(), Color.st(), Color.RED.pr, list(reversed(Color)), dict(Color.__members__), Color, repr(Color.__members__))
for f in (lambda: Color(9), lambda: Color['X'], lambda: Color.X, lambda: setattr(Color, 'RED', 5), lambda: delattr(Color, 'RED'), lambda: setattr(Color.RED, 'name', 'x'), lambda: setattr(Color.RED, 'value', 3), lambda: delattr(Color.RED, 'name'), lambda: Color.RED < Color.BLUE, lambda: Color.RED == 1, lambda: Color.RED in Color, lambda: 1 in Color, lambda: 'RED' in Color, lambda: Color.RED.BLUE, lambda: hash(Color.RED) == hash('RED'), lambda: f'{Color.RED:>12}|', lambda: '%s' % Color.RED, lambda: bool(Color), lambda: Color.name, lambda: Color.pr, lambda: sorted(dir(Color)), lambda: copy.deepcopy(Color.RED) is Color.RED, lambda: Color.RED.__reduce_ex__(2), lambda: Color('RED'), lambda: Color([]), lambda: Color(Color.RED), lambda: Color.RED.x, lambda: setattr(Color.RED, 'x', 3), lambda: Color.RED.__class__, lambda: Color.RED._sort_order_, lambda: Color.__class__, lambda: Color.RED.__objclass__): say(f)
def bad(src):
    print('==', src)
    ns = dict(globals())
    try: exec(src, ns); print(list(ns['B']) if 'B' in ns else '')
    except Exception as e: print(type(e).__name__, e)
for src in ['class B(Color): X = 1', 'class B(Enum):\n A=1\n A=2', 'class B(Enum):\n A=1\n def A(self): pass', 'class B(Enum):\n _x_ = 1', 'class B(Enum):\n __x = 1', 'class B(Enum):\n _x = 1', 'class B(Enum):\n mro = 1', 'class B(Enum):\n A=auto()\n B=auto()\n C=7\n D=auto()', 'class B(Enum):\n A="a"\n C=auto()', 'class B(Enum):\n _order_="A C"\n A=1\n C=2', 'class B(Enum):\n _order_="C A"\n A=1\n C=2', 'class B(Enum):\n _ignore_="t"\n t=1\n A=2', 'class B(Enum):\n A=2\n _ignore_=["A"]', 'class B(Enum):\n A=1\n def _generate_next_value_(n,s,c,l): return n\n C=auto()', 'class B(Enum):\n def _generate_next_value_(n,s,c,l): return n*2\n A=auto()\n C=auto()', 'class B(Enum):\n A=auto()\n def _generate_next_value_(n,s,c,l): return n', 'class B(int, Enum):\n A="5"', 'class B(int, Enum):\n A="x"', 'class B(Enum, int):\n A=1', 'class B(tuple, Enum):\n A=1,2\n C=3,4', 'class B(Enum):\n A=nonmember(3)\n C=member(len)\n D=lambda s: 1', 'class B(Enum):\n A=1, auto()\n C=2, auto()', 'class B(StrEnum):\n A=auto()\n FooBar=auto()', 'class B(StrEnum):\n A=1', 'class B(StrEnum):\n A=b"x","ascii"', 'class B(StrEnum):\n A=b"x","ascii","strict",4', 'class B(StrEnum):\n A="x",3', 'class B(StrEnum):\n A=b"x",3', 'class B(IntEnum):\n A=1\n C=1.5', 'class B(IntEnum):\n A=auto()\n C=auto()', 'class B(float, Enum):\n A=1', 'class B(Flag):\n A=auto()\n C=auto()\n D=A|C\n E=auto()', 'class B(Flag):\n A=1\n C=3', 'class B(Flag):\n A=8\n C=1', 'class B(IntFlag):\n A=1\n C=6', 'class B(Enum):\n pass', 'class B(Enum):\n A=[1]\n C=[1]\n D=[2]', 'class B(Enum):\n def __init__(self, a, b): self.a, self.b = a, b\n A=1,2\n C=3,4', 'class B(Enum):\n def __new__(cls, v):\n  o=object.__new__(cls); o._value_=v*10; return o\n A=1\n C=2', 'class B(Enum):\n A=None', 'class B(Flag):\n A=-1', 'class B(Enum):\n A=1\n class In: pass', 'class B(bytes, Enum):\n A=b"x"\n C="y","ascii"', 'class B(Enum):\n """doc"""\n A=1', 'class B(Enum):\n A: int = 1', 'class B(IntEnum):\n def __new__(cls, v, w):\n  o=int.__new__(cls,v); o._value_=v; o.w=w; return o\n A=1,"w"', 'class B(int, Enum):\n def __new__(cls, v):\n  o=int.__new__(cls,v); return o\n A=1']:
    bad(src)
class Perm(Flag):
    R = 4; W = 2; X = 1; RW = 6
    NONE = 0
P = Perm
for f in (lambda: P.R|P.W, lambda: P.R&P.W, lambda: P.R^P.RW, lambda: ~P.R, lambda: P(0), lambda: P(7), lambda: P(8), lambda: P(-1), lambda: P(-9), lambda: list(P), lambda: list(P.RW), lambda: len(P.RW), lambda: P.R in P.RW, lambda: 4 in P.RW, lambda: bool(P.NONE), lambda: bool(P(0)), lambda: P.R|1, lambda: 1|P.R, lambda: str(P.R|P.X), lambda: str(P(0)), lambda: P('x'), lambda: P.R.value, lambda: (P.R|P.X).name, lambda: P.__members__, lambda: ~P.NONE, lambda: ~(P.R|P.W), lambda: P.R < P.W, lambda: P._flag_mask_, lambda: P['RW'], lambda: hash(P.R|P.X) == hash(P.R|P.X), lambda: (P.R|P.X) is (P.X|P.R), lambda: list(reversed(P)), lambda: show_flag_values(7), lambda: show_flag_values(P.RW), lambda: show_flag_values(-1), lambda: list(P.NONE), lambda: repr(P.RW|P.X), lambda: [m for m in P.R|P.W|P.X], lambda: P.R.__or__(3), lambda: f'{P.R|P.X}', lambda: 1.5 in P.R): say(f)
class I(IntFlag):
    A = 1; B = 2; C = 8
for f in (lambda: I.A|I.B, lambda: I.A|16, lambda: 16|I.A, lambda: I(32), lambda: I(-1), lambda: ~I.A, lambda: I.A+1, lambda: I.A&3, lambda: I.A^I.C, lambda: str(I.A|I.B), lambda: f'{I.A|I.B}', lambda: format(I.A), lambda: list(I(11)), lambda: I(4), lambda: len(I(7)), lambda: I(0), lambda: I.A == 1, lambda: 1 in I.A, lambda: I.A in I(3), lambda: I(-9), lambda: I(3).name, lambda: I(20).name, lambda: I.A|'x', lambda: isinstance(I.A|I.B, I), lambda: I('1')): say(f)
for bnd in (STRICT, CONFORM, EJECT, KEEP):
    class G(Flag, boundary=bnd):
        A = 1; B = 4
    print(bnd, G._boundary_)
    for v in (0, 1, 2, 5, 7, 8, -1, -2, -3, -9): say(lambda: G(v))
    say(lambda: ~G.A); say(lambda: G.A|G.B); say(lambda: ~G(0))
class D(Flag):
    Z = 8; Y = 1; X = 2
print(list(D), list(D.Z|D.Y|D.X), repr(D.Z|D.X))
for f in (lambda: Enum('An', 'a b c'), lambda: list(Enum('An', 'a, b')), lambda: list(Enum('An', ['x','y'], start=5)), lambda: list(Enum('An', [('x', 9), ('y', 8)])), lambda: list(Enum('An', {'p': 1})), lambda: list(IntEnum('In', 'a b', module='m', qualname='q.In')), lambda: Enum('An', 'a', type=int).a, lambda: list(Flag('F', 'a b c')), lambda: list(Enum('E', ())), lambda: Enum('E', 3), lambda: list(Color('x', 'y')), lambda: Enum('E','a b').__module__, lambda: IntEnum('In','a',module='m').__module__, lambda: Enum(), lambda: Enum('E','mro'), lambda: list(Flag('F','a b', boundary=KEEP))): say(f)
@unique
class U(Enum): A = 1; B = 2
say(lambda: unique(Color))
for chk in (UNIQUE, CONTINUOUS, NAMED_FLAGS):
    for c in (Color, Perm, Enum('Q', {'a': 1, 'b': 5}), Flag('W', {'a': 1, 'b': 8, 'c': 6}), U, Flag('V', {'a': 1, 'c': 7})): say(lambda: verify(chk)(c))
say(lambda: verify(UNIQUE, CONTINUOUS)(U)); say(lambda: verify(3)(U)); say(lambda: verify(NAMED_FLAGS)(IntFlag('II', {'a':1,'b':6})))
class Miss(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v):
        if v == 'a': return cls.A
        if v == 'bad': return 5
        if v == 'raise': raise KeyError('k')
        if v == 'value': raise ValueError('v')
for v in ('a', 'bad', 'raise', 'none', 'value'): say(Miss, v)
class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    def __init__(self, m, r): self.mass, self.radius = m, r
print(Planet.EARTH.mass, Planet.EARTH.value, Planet((5.97e24, 6.37e6)))
class Str(str, Enum): A = 'x'
class In(IntEnum): A = 3
class SE(StrEnum): A = auto()
for m in (Str.A, In.A, SE.A): print(repr(m), str(m), f'{m}', '%s' % m, m == m.value, isinstance(m, str), m.__class__.__mro__[1:3], format(m, '>5'))
print(In.A + 1, SE.A.upper(), {In.A: 1}[3], [1,2,3,4][In.A], auto(), repr(auto()), STRICT, repr(KEEP), UNIQUE, EnumCheck.UNIQUE.value, sorted(enum.__all__))
class NM(Enum):
    name = 'n'
    value = 'v'
say(lambda: NM.name); say(lambda: NM.name.name); say(lambda: list(NM))
class Ab(Enum):
    def __str__(self): return 'custom' + self.name
    def __repr__(self): return 'r' + self.name
    def __format__(self, s): return 'f'
    def __eq__(self, o): return 5
    def __hash__(self): return 4
class Ab2(Ab): A = 1
print(Ab2.A, repr(Ab2.A), f'{Ab2.A}', Ab2.A == 3, hash(Ab2.A))
class Mix:
    def hello(self): return 'hi ' + self.name
class MM(Mix, Enum): A = 1
print(MM.A.hello(), MM.__mro__)
class Ord(Enum):
    def __ge__(self, o): return self.value >= o.value if self.__class__ is o.__class__ else NotImplemented
class Grade(Ord): A = 5; B = 4
print(Grade.A >= Grade.B); say(lambda: Grade.A >= 3); say(lambda: Grade.A > Grade.B)
@enum.global_enum
class GE(IntFlag): GA = 1; GB = 2
print(repr(GE.GA), GA, repr(GE.GA|GE.GB), str(GE.GA), repr(GE(8)), repr(GE(9)), GE)
@enum.global_enum
class GN(Enum): NA = 1
print(repr(NA), str(NA))
class Tst(Enum):
    A = auto(); B = 5.5; C = auto()
print(list(Tst))

import sys; print(sorted(vars(Color.RED)), Color.__signature__ if hasattr(Color,'__signature__') else '')
match Color.RED:
    case Color.BLUE: print('b')
    case Color.RED: print('r')
