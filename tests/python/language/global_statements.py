"""del, assert, pass, semicolons, conditional imports, annotations, docstrings."""
import sys, gc as collector
from functools import reduce as fold, partial
import collections.abc
import collections.abc as abc

print(collector.__name__, fold(lambda a, b: a + b, [1, 2, 3]), partial(print, 1), collections.abc is abc)
try:
    import nothing_like_this
except ImportError as error:
    print(type(error).__name__, error, error.name)
try:
    from sys import nothing_like_this
except ImportError as error:
    print(type(error).__name__, error.msg.split("(")[0], error.name)
assert True, "not shown"
try:
    assert 1 == 2, f"bad {1 + 1}"
except AssertionError as error:
    print(error)
try:
    assert []
except AssertionError as error:
    print(repr(error))
a = 1; b = 2; del a, b
items = [1, 2, 3]
del items[0], items[-1]
print(items)


def annotated(x: int, *args: "text", k: 1 + 1 = 3, **rest: list) -> None:
    """A docstring."""
    y: float = 1.0
    z: undefined_name_is_fine
    return y


print(annotated.__annotations__, annotated.__doc__, annotated(1))


class Record:
    """Its doc."""
    x: int
    y: str = "a"
    "just a string"


print(Record.__annotations__, Record.__doc__, hasattr(Record, "x"))
if 1: print("one line"); print("two")
for i in 1, 2: print(i, end=";")
print()
lambda: None
...
"expression statement"
print((yes := lambda *a, k=1, **b: (a, k, b))(1, k=2, z=3), yes.__name__)
print(0x1F, 0b101, 0o17, 1_000_000, 1e3, 1.5e-3, .5, 5., 3j, 0xDEAD_BEEF, "a" "b", b"a" b"b", r"\n", "\u00e9\x41\101\N{LATIN SMALL LETTER E}")
print("line \
continued", 'single\'s', "tab\there", """triple "quoted" text""", sep="\n")
