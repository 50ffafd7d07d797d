# Protocols asked for at run time and derived from, generic classes called, forward references compared.
import typing
from typing import *
@runtime_checkable
class HasLen(Protocol):
    def __len__(self): ...
class Named(Protocol):
    name: str
    def hi(self) -> str: return 'hi ' + self.name
class P(Named):
    def __init__(self, n): self.name = n
class Q(Named): name = 'q'
class Base:
    def __init__(self, a): self.a = a
class M(Base, Named): name = 'm'
def say(f, *a):
    try: print(repr(f(*a)))
    except Exception as e: print(type(e).__name__, e)
print(isinstance([], HasLen), isinstance(3, HasLen), issubclass(dict, HasLen), issubclass(int, HasLen), P('x').hi(), Q().hi(), M(4).a, M(5).a)
say(Named); say(Q, 3); say(isinstance, 3, Named); say(HasLen)
@runtime_checkable
class Attr(Protocol): x: int
class X:
    def __init__(self): self.x = 1
say(isinstance, X(), Attr); say(isinstance, 3, Attr)
T = TypeVar('T')
class S(Generic[T]):
    __slots__ = ()
class N(Generic[T]):
    def __init__(self, v): self.v = v
print(S[int]() is not None, N[int](3).__orig_class__, N[str]('a').v)
class GP(Protocol[T]):
    def get(self) -> T: ...
class GI(GP[int]):
    def get(self): return 3
print(GI().get(), ForwardRef('a') == ForwardRef('a'), ForwardRef('a') != ForwardRef('b'), hash(ForwardRef('a')) == hash(ForwardRef('a')), ForwardRef('a') == 3, List['x'], Optional['y'])
class Sub(HasLen, Protocol):
    def more(self): ...
say(Sub); print(Sub._is_protocol, P._is_protocol)
class WithHook(Protocol):
    @classmethod
    def __subclasshook__(cls, o): return True
print(issubclass(int, WithHook))
