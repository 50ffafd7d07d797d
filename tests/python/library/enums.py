from enum import *
class Color(Enum):
    RED=1
    GREEN=auto()
    ALIAS=1
print(Color.RED, repr(Color.GREEN), Color(1), Color['RED'], list(Color), Color.ALIAS is Color.RED, Color.RED.name, Color.RED.value, len(Color), Color.__members__)
try: Color(9)
except ValueError as e: print(e)
try: Color['X']
except KeyError as e: print('KeyError', e)
try: Color.RED=3
except AttributeError as e: print(e)
class N(IntEnum):
    A=1
    B=2
print(N.A, repr(N.A), N.A+1, N.A<N.B, f'{N.A}', N.A==1, sorted([N.B,N.A]))
class P(Flag):
    R=auto(); W=auto(); X=auto()
    RW=R|W
print(P.R|P.X, repr(P.R|P.W), P.R in P.RW, list(P.RW), ~P.R, P(0), bool(P(0)), P.RW)
class I(IntFlag):
    A=1
    B=2
print(I.A|I.B, repr(I.A|8), I.A&3, repr(I(0)))
class S(StrEnum):
    A=auto()
    B='x'
print(S.A, repr(S.B), S.A=='a', S.B.upper())
class Planet(Enum):
    E=(1,2)
    def __init__(self,m,r): self.m=m; self.r=r
    @property
    def d(self): return self.m/self.r
print(Planet.E.d, Planet.E, Planet.E.value, repr(Planet.E))
try:
    @unique
    class D(Enum):
        a=1
        b=1
except ValueError as e: print(e)
F=Enum('F','x y z'); print(list(F), F.x in F, isinstance(F.x,F), hash(F.x)==hash('x'), type(F.x), F)
try:
    class Sub(Color): pass
except TypeError as e: print(e)
