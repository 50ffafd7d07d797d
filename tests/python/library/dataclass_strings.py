"""Data classes whose annotations are strings, that derive from protocols, or make enumerations' values."""
from __future__ import annotations

import typing
from dataclasses import KW_ONLY, InitVar, dataclass, field, fields, make_dataclass
from enum import CONTINUOUS, Enum, Flag, IntEnum, auto, verify
from typing import ClassVar as OfClass
from typing import Protocol


@dataclass
class Stock:
    count: OfClass[int] = 0
    names: typing.ClassVar[list] = []
    name: str
    start: InitVar[int]
    _: KW_ONLY
    prices: list[float] = field(default_factory=list)
    ClassVariant: int = 3

    def __post_init__(self, start):
        self.prices.append(start)


print(Stock("a", 5), [f.name for f in fields(Stock)], Stock.__doc__)


class Named(Protocol):
    name: str


@dataclass
class Person(Named):
    name: str


print(Person("x"))
try:
    make_dataclass("C", ["ok", "class"])
except TypeError as error:
    print(error)


@dataclass
class Mass:
    kg: float


class Body(Mass, Enum):
    EARTH = 5.97e24
    MOON = 7.3e22


print(repr(Body.EARTH), Body.MOON.value, Body.MOON.kg)


class Built(Enum):
    vars().update({"A": 1, "B": 2})


print(list(Built))
for base, values in (IntEnum, (1, 2, 5)), (Flag, (1, 8)):
    try:
        verify(CONTINUOUS)(base("Gap", {f"v{v}": v for v in values}))
    except ValueError as error:
        print(error)
print([n for n in dir(IntEnum("E", "a b").a) if n in ("name", "value", "real", "a", "__add__")])
