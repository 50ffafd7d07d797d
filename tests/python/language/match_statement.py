"""The match statement with every kind of pattern."""


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Colour:
    RED = 1
    GREEN = 2


def describe(value):
    match value:
        case 0 | 1 | -1:
            return "small"
        case 1.5 | 2j | -3 + 4j:
            return "number"
        case "yes" | b"yes" | None | True | False:
            return f"constant {value!r}"
        case Colour.GREEN:
            return "green"
        case int(n) if n > 100:
            return f"big {n}"
        case int() | float():
            return "other number"
        case str(text):
            return f"text {text}"
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [Point(x=0, y=yy), *_]:
            return f"starts on the axis {yy}"
        case [x, y] | (x, y, _):
            return f"two or three {x} {y}"
        case [first, *middle, last]:
            return f"{first} ... {last} with {middle}"
        case {"type": "circle", "r": r, **rest}:
            return f"circle {r} {rest}"
        case {"a": {"b": [_, deep]}}:
            return f"deep {deep}"
        case {}:
            return "mapping"
        case Point(0, 0):
            return "origin"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point(x=px) as p:
            return f"point {px} {p.y}"
        case _:
            return "unknown"


for value in [0, -1, 1.5, 2j, -3 + 4j, "yes", b"yes", None, True, 2, 101, 50, 7.5, "abc", [], [1], [Point(0, 3), 1], (1, 2),
              [1, 2, 3], range(5), {"type": "circle", "r": 2, "c": 3}, {"a": {"b": [1, 2]}}, {"z": 1}, {}, Point(0, 0), Point(2, 2),
              Point(1, 5), {1, 2}, bytearray(b"yes"), object]:
    print(type(value).__name__, "->", describe(value))


class Bad:
    __match_args__ = ["x"]


for subject, pattern in [(Bad(), "Bad(1)"), (5, "int(1, 2)"), (Point(1, 2), "Point(1, 2, 3)"), (Point(1, 2), "Point(1, x=2)"), (5, "describe(1)")]:
    try:
        exec(f"match subject:\n  case {pattern}: print('in')\n  case _: print('out')")
    except TypeError as error:
        print(error)
