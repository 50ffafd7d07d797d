"""Operator methods."""


class Vector:
    def __init__(self, *v): self.v = v
    def __repr__(self): return f"Vector{self.v}"
    def __add__(self, o): return Vector(*(a + b for a, b in zip(self.v, o.v))) if isinstance(o, Vector) else NotImplemented
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __iadd__(self, o): self.v += o.v; return self
    def __sub__(self, o): return Vector(*(a - b for a, b in zip(self.v, o.v)))
    def __mul__(self, k): return Vector(*(a * k for a in self.v)) if isinstance(k, (int, float)) else NotImplemented
    __rmul__ = __mul__
    def __matmul__(self, o): return sum(a * b for a, b in zip(self.v, o.v))
    def __truediv__(self, k): return Vector(*(a / k for a in self.v))
    def __floordiv__(self, k): return Vector(*(a // k for a in self.v))
    def __mod__(self, k): return Vector(*(a % k for a in self.v))
    def __pow__(self, k, m=None): return ("pow", k, m)
    def __lshift__(self, k): return ("<<", k)
    def __rrshift__(self, k): return ("r>>", k)
    def __and__(self, k): return ("&", k)
    def __ror__(self, k): return ("r|", k)
    def __xor__(self, k): return ("^", k)
    def __neg__(self): return self * -1
    def __pos__(self): return "pos"
    def __invert__(self): return "invert"
    def __abs__(self): return sum(a * a for a in self.v) ** 0.5
    def __len__(self): return len(self.v)
    def __getitem__(self, i): return self.v[i]
    def __eq__(self, o): return isinstance(o, Vector) and self.v == o.v
    def __lt__(self, o): return self.v < o.v
    def __bool__(self): return any(self.v)
    def __call__(self, *a, **k): return (a, k)
    def __contains__(self, x): return x in self.v
    def __hash__(self): return hash(self.v)
    def __index__(self): return len(self.v)
    def __int__(self): return 7
    def __float__(self): return 7.5
    def __divmod__(self, o): return "divmod"


a, b = Vector(1, 2), Vector(3, 4)
print(a + b, a - b, a * 2, 2 * a, a @ b, a / 2, a // 2, a % 2, a**2, pow(a, 2, 3), a << 1, 1 >> a, a & 1, 1 | a, a ^ 1)
print(-a, +a, ~a, abs(b), len(a), a[0], a[::-1], a == Vector(1, 2), a != b, a < b, a > b, bool(Vector(0)), a(1, k=2), 2 in a, {a: 1}[Vector(1, 2)], sum([a, b]), [10, 20, 30][a], int(a), float(a), divmod(a, 1), hex(a), list(a), sorted([b, a]), max(a, b))
c = a
c += b
print(c is a, a)
a *= 2
print(a, c)
for code in ["a + 1", "1 + a", "'x' * a", "a <= b", "a >> 1", "1 << a", "a | 1", "1 & a", "1 @ a", "1 - a", "1 / a", "2 ** a", "a @ 1", "del a[0]", "a[0] = 1", "a += 1", "a - 1", "round(a)", "complex(a)", "a.x += 1", "a > 1"]:
    try:
        exec(code)
        print(code, "fine")
    except Exception as error:
        print(code, "->", type(error).__name__, error)


class Left:
    def __add__(self, other): return "left add"
    def __eq__(self, other): return "left eq"
    def __lt__(self, other): return NotImplemented
    def __gt__(self, other): return "left gt"


class Right(Left):
    def __radd__(self, other): return "right radd"
    def __eq__(self, other): return "right eq"
    def __gt__(self, other): return "right gt"


print(Left() + Right(), Right() + Left(), Left() == Right(), Left() < Right(), Left() + 5)
try:
    Right() < 5
except TypeError as error:
    print(error)


class NoneOps:
    __add__ = None
    __iter__ = None
    __contains__ = None
    __hash__ = None


for code in ["NoneOps() + 1", "iter(NoneOps())", "1 in NoneOps()", "hash(NoneOps())", "list(NoneOps())"]:
    try:
        eval(code)
    except TypeError as error:
        print(error)
