"""Annotations in every form: protocols, typed dicts, overloads, unions, forward references."""
from __future__ import annotations
from typing import Generic, TypeVar, Iterator, Optional, Protocol, TypedDict, Literal, Final, Callable, Union, Any, overload, runtime_checkable, cast, NewType, get_type_hints, Annotated, ClassVar
T = TypeVar("T"); K = TypeVar("K", bound="Hash")
class Stack(Generic[T]):
    def __init__(self) -> None: self._items: list[T] = []
    def push(self, x: T) -> None: self._items.append(x)
    def pop(self) -> T: return self._items.pop()
    def __iter__(self) -> Iterator[T]: return reversed(self._items)
s: Stack[int] = Stack()
for i in range(3): s.push(i)
print(list(s), Stack[int], Stack.__orig_bases__, Stack[int].__origin__ is Stack)
@runtime_checkable
class Drawable(Protocol):
    def draw(self) -> str: ...
class C:
    def draw(self): return "c"
print(isinstance(C(), Drawable), isinstance(5, Drawable), issubclass(C, Drawable))
class Movie(TypedDict, total=False):
    name: str
    year: int
m: Movie = {"name": "x"}
print(m, Movie.__annotations__, Movie.__total__, Movie(name="b"))
UserId = NewType("UserId", int)
print(UserId(5) + 1, UserId.__name__, UserId)
def f(a: int, b: Optional[str] = None, *c: Union[int, str], d: Literal["x", "y"] = "x", **e: Any) -> list[dict[str, int]]: ...
print(f.__annotations__)
print(get_type_hints(f))
print(Optional[int], Union[int, str, None], Callable[[int], str], Literal[1, "a"], Annotated[int, "meta"], list[int] | None, Any, dict[str, list[int]])
print(cast(int, "5"), Final, ClassVar[int])
@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x): return x
print(g(1), g("a"))
try: isinstance([], list[int])
except TypeError as e: print(e)
class Node(Generic[T]):
    __slots__ = ("val", "next")
    def __init__(self, val: T, next: Node[T] | None = None): self.val, self.next = val, next
def to_list(n: Node[T] | None) -> list[T]:
    out = []
    while n: out.append(n.val); n = n.next
    return out
print(to_list(Node(1, Node(2, Node(3)))))
print(int | str, isinstance(5, int | str), (int | None).__args__, type(int | str))
from typing import IO, TextIO, BinaryIO, Iterable, Sequence, Mapping, DefaultDict, Deque, Counter, Type, NoReturn, Self, TypeAlias, ParamSpec, Concatenate, TypeGuard, Required, NotRequired, LiteralString, Never, assert_never, reveal_type, Unpack, TypeVarTuple, SupportsInt, Hashable, Sized
print(IO[str], TextIO, Type[int], DefaultDict[str, int], Deque[int], Iterable[int], Self, NoReturn)
print(Union[int, str] == int | str, Union[int], Union[int, int], Optional[Union[int, None]])
