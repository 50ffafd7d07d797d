"""A parser and an interpreter of expressions, by data classes, regular expressions and patterns."""
from dataclasses import dataclass
import re, operator, sys
from typing import Union
@dataclass(frozen=True)
class Num: value: float
@dataclass(frozen=True)
class Bin: op: str; left: "Expr"; right: "Expr"
@dataclass(frozen=True)
class Neg: operand: "Expr"
Expr = Union[Num, Bin, Neg]
TOKEN = re.compile(r"\s*(?:(?P<num>\d+(?:\.\d+)?)|(?P<op>[-+*/()^]))")
def tokenize(s):
    pos = 0
    while pos < len(s):
        m = TOKEN.match(s, pos)
        if not m: raise SyntaxError(f"bad char {s[pos]!r} at {pos}")
        pos = m.end()
        yield (m.lastgroup, m[m.lastgroup])
    yield ("end", "")
class Parser:
    PREC = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 3}
    def __init__(self, s): self.toks = list(tokenize(s)); self.i = 0
    @property
    def cur(self): return self.toks[self.i]
    def eat(self): t = self.cur; self.i += 1; return t
    def parse(self, p=0):
        left = self.atom()
        while (t := self.cur)[0] == "op" and (q := self.PREC.get(t[1], -1)) >= max(p, 1):
            self.eat()
            left = Bin(t[1], left, self.parse(q + (t[1] != "^")))
        return left
    def atom(self):
        match self.eat():
            case ("num", n): return Num(float(n))
            case ("op", "-"): return Neg(self.atom())
            case ("op", "("):
                e = self.parse(); assert self.eat()[1] == ")", "expected )"
                return e
            case other: raise SyntaxError(f"unexpected {other}")
OPS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "^": operator.pow}
def ev(e):
    match e:
        case Num(v): return v
        case Neg(x): return -ev(x)
        case Bin(op="+", left=Num(0.0), right=r): return ev(r)
        case Bin(op, l, r): return OPS[op](ev(l), ev(r))
def show(e):
    match e:
        case Num(v) if v == int(v): return str(int(v))
        case Num(v): return str(v)
        case Neg(x): return f"-{show(x)}"
        case Bin(o, l, r): return f"({show(l)} {o} {show(r)})"
for s in ["1 + 2 * 3", "(1+2)*3", "2^3^2", "-4 + 10/4", "2*(3-(4-5))", "1 +", "1 $ 2", "(1", "1/0"]:
    try: e = Parser(s).parse(); print(s, "=>", show(e), "=", ev(e))
    except (SyntaxError, ZeroDivisionError, AssertionError) as err: print(s, "!!", type(err).__name__, err)
def describe(x):
    match x:
        case None: return "none"
        case True | False: return "bool"
        case int(n) if n < 0: return f"neg {n}"
        case int() | float(): return "number"
        case "a" | "b" as s: return f"ab {s}"
        case str(): return "str"
        case []: return "empty"
        case [x]: return f"one {x}"
        case [x, y, *rest] if rest: return f"many {x} {y} {rest}"
        case (x, y): return f"pair {x} {y}"
        case {"type": "pt", "x": x, **kw}: return f"pt {x} {kw}"
        case {}: return "dict"
        case _: return "other"
for v in (None, True, -3, 5, 2.5, "a", "zz", [], [1], (1, 2), [1, 2, 3], {"type": "pt", "x": 1, "y": 2}, {}, {1: 2}, set(), range(2), b"ab", bytearray(b"x")): print(v, "->", describe(v))
print(Bin("+", Num(1), Num(2)) == Bin("+", Num(1), Num(2)), hash(Num(1)) == hash(Num(1)), Bin.__match_args__)
