from __future__ import annotations
import typing
from typing import *
import heapq, textwrap, dataclasses
print(List[int], Dict[str,int], Optional[int], Union[int,str], Callable[[int],str], Any, Tuple[int,...], Literal['a',1], ClassVar[int])
T=TypeVar('T')
class Stack(Generic[T]):
    def __init__(self): self.items=[]
    def push(self,x:T)->None: self.items.append(x)
s=Stack[int](); s.push(1); print(s.items, Stack[int], T)
class P(NamedTuple):
    x:int
    y:int=2
print(P(1), P._fields, P(1)._asdict())
class D(TypedDict):
    a:int
print(D(a=1))
@runtime_checkable
class Sized2(Protocol):
    def size(self)->int: ...
class Q:
    def size(self): return 1
print(isinstance(Q(),Sized2), isinstance(1,Sized2))
def f(a:int, b:Optional[str]=None)->List[int]: ...
print(f.__annotations__, get_origin(List[int]), get_args(Dict[str,int]))
h=[5,2,8,1]; heapq.heapify(h); heapq.heappush(h,0); print(h,[heapq.heappop(h) for _ in range(5)], heapq.nlargest(2,[1,3,2]), list(heapq.merge([1,4],[2,3])))
print(textwrap.dedent("  a\n   b\n"), textwrap.fill("the quick brown fox jumps over the lazy dog", 20), textwrap.shorten("hello wide world", 12), textwrap.indent("a\nb\n","> "))
UserId=NewType('UserId',int); print(UserId(5), cast(int,'x'))
@dataclasses.dataclass
class DC:
    n:ClassVar[int]=3
    x:int=1
print(DC(), dataclasses.fields(DC)[0].name)
