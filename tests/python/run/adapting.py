# Instructions that have adapted to one kind of operand meet others, and the program must not notice.
import sys


class Plain:
    def __init__(self, x):
        self.x = x

    def get(self):
        return self.x


class Slotted:
    __slots__ = ("x",)

    def __init__(self, x):
        self.x = x

    def get(self):
        return ("slotted", self.x)


class Computed:
    @property
    def x(self):
        return "computed"

    @x.setter
    def x(self, value):
        print("set", value)

    def get(self):
        return "computed get"


def read(o):
    return o.x


def write(o, value):
    o.x = value


def call(o):
    return o.get()


def add(a, b):
    return a + b


def sub(a, b):
    return a - b


def mul(a, b):
    return a * b


def div(a, b):
    return a / b


def floor(a, b):
    return a // b


def mod(a, b):
    return a % b


def shift(a, b):
    return a << b, a >> b


def bits(a, b):
    return a & b, a | b, a ^ b


def less(a, b):
    if a < b:
        return "less"
    return "not less"


def compare(a, b):
    return a < b, a <= b, a == b, a != b, a > b, a >= b


def item(c, k):
    return c[k]


def store(c, k, v):
    c[k] = v
    return c


def tried(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)


def warm(f, *args):
    for _ in range(60):
        r = tried(f, *args)
    return r


numbers = [0, 1, -1, 7, -7, 255, 256, 257, 2**29, 2**30, -2**30, 2**59, 2**60 - 1, 2**60, 2**61, 2**62, 2**63 - 1, -2**63, 2**64,
           2**200, True, 1.5, -0.0, float("inf"), float("nan"), "s", None]
for f in add, sub, mul, div, floor, mod, shift, bits, less, compare:
    warm(f, 10, 3)
    print(f.__name__, [tried(f, a, b) for a in (numbers if f is not mul else numbers[:-2]) for b in numbers[:4] + numbers[8:13:2] + [1.5, "t"]
                       if not (f is shift and isinstance(b, int) and b > 300) and not (f is mul and b == "t")])
    warm(f, 1.5, 2.5)
    print(f.__name__, [tried(f, a, b) for a in numbers for b in (1.5, 0.0, float("nan"), 3)])
    warm(f, "a", "b")
    print(f.__name__, [tried(f, a, b) for a in (numbers if f is not mul else numbers[-6:]) for b in ("a", "s", 3)])

for maker in Plain, Slotted, lambda x: Computed():
    o = maker(1)
    print(warm(read, o), warm(call, o))
    for other in Plain(2), Slotted(3), Computed(), 5, None, Plain, sys:
        print(tried(read, other), tried(call, other))
    for _ in range(40):
        write(o if not isinstance(o, Computed) else Plain(0), 4)
    for other in Plain(2), Slotted(3), Computed(), 5, None:
        print(tried(write, other, 6), tried(read, other))

p = Plain(1)
warm(call, p)
p.get = lambda: "own"
print(call(p))
del p.get
print(call(p), p.__dict__, call(p), read(p))
p.get = lambda: "own in a dict"
print(call(p))
Plain.get = lambda self: "changed"
print(call(Plain(2)))
Plain.x = property(lambda self: "property now")
print(read(Plain.__new__(Plain)))
del Plain.x
q = Plain(3)
warm(read, q)
del q.x
print(tried(read, q))
Plain.x = "class"
print(read(q))

print(warm(item, [1, 2, 3], 1), item([1], -1), tried(item, [1], 5), item((1, 2), 1), item({1: 2}, 1), tried(item, {}, "k"), item("abc", 1),
      tried(item, [1], True), tried(item, [1], 2**70), tried(item, [1], "x"))
print(warm(item, (1, 2, 3), 1), item((1,), -1), tried(item, (1,), 5), item([1, 2], 1))
print(warm(item, {1: "one", "k": 2}, 1), tried(item, {}, 1), tried(item, {}, []), item([1, 2], 1))
print(warm(store, [1, 2], 1, "v"), tried(store, [1], 3, 4), store([1, 2], -1, 9), store({}, 1, 2), tried(store, (1,), 0, 0))
print(warm(store, {}, 1, "v"), store({}, "k", 1), tried(store, {}, [], 1), store([1], 0, 2))


class Missing(dict):
    def __missing__(self, key):
        return "missing " + key


print(warm(item, {"a": 1}, "a"), item(Missing(), "b"))

g = 1


def read_global():
    return g


def read_builtin():
    return len


print(warm(read_global))
g = 2
print(read_global())
del g
print(tried(read_global))
g = 3
print(read_global())
print(warm(read_builtin))
len = "shadowed"
print(read_builtin())
del len
print(read_builtin())


class Meta(type):
    def __call__(cls, *args):
        return "metaclass called", args


class WithMeta(metaclass=Meta):
    pass


class BadInit:
    def __init__(self, value):
        return value


class Raising:
    def __init__(self, value):
        raise ValueError(value)

    def __del__(self):
        print("raising deleted")


def make(cls, *args):
    return cls(*args)


def make_one(cls, arg):
    return cls(arg)


for cls in Plain, WithMeta, BadInit, Raising, str, type, int, list, Slotted:
    warm(make_one, Plain, 1)
    print(cls.__name__, type(tried(make_one, cls, "12")).__name__)
print(warm(make_one, BadInit, None) is None, tried(make_one, BadInit, 3))


class Counting:
    def __init__(self, x):
        self.counts = sys.getrefcount(x), sys.getrefcount(self), sys.getrefcount(Counting.__init__)

    def method(self, x):
        return sys.getrefcount(x), sys.getrefcount(self)

    def __call__(self, x):
        return sys.getrefcount(x), sys.getrefcount(self)


def counted():
    x = object()
    c = Counting(x)
    return (c.counts, c.method(x), c(x), Counting(object()).counts, Counting(x=x).counts, c(x=x), Counting(*(x,)).counts, c(*(x,)),
            Counting(**{"x": x}).counts, [Counting(y).counts for y in (x, 1)][0], list(map(Counting, [x]))[0].counts)


for _ in range(30):
    last = counted()
print(last)


def deep(n):
    class Nested:
        def __init__(self, k):
            self.inner = Nested(k - 1) if k else None
    return Nested(n)


print(tried(deep, 300) is not None, tried(deep, 10000))


def generated(n):
    for i in range(n):
        got = yield i
        if got is not None:
            print("got", got)
    return "result"


def stops():
    yield 1
    raise StopIteration


def fails():
    yield 1
    1 / 0


def total(iterable):
    t = 0
    for x in iterable:
        t += x
    return t


for _ in range(20):
    total(generated(3))
print(total(generated(5)), total([1, 2]), total((3, 4)), total(range(4)), total({5: 1}), tried(total, stops()), tried(total, fails()),
      tried(total, 5))
it = generated(4)
print(next(it), total(it), tried(total, it), list(it))


def through(n):
    yield from generated(n)


print(total(through(6)))
again = generated(3)


def reenter():
    yield 1
    yield from running


running = reenter()
print(tried(total, running))
numbers = [1, 2, 3]
it = iter(numbers)
print(total(it), numbers.append(4), total(it))


def unbound(flag):
    if flag:
        value = 1
    return value + 1


print(warm(unbound, True), tried(unbound, False))


def append_all(items, target):
    for x in items:
        target.append(x)
    return target


class Appending:
    def append(self, x):
        print("appended", x)


print(append_all(range(50), [])[-1], type(append_all([1], Appending())).__name__, tried(append_all, [1], ()))


def joined(n):
    s = ""
    for i in range(n):
        s = s + "ab"
        s += "c"
    return s


print(joined(30))
print(len(total.__code__.co_code))


class Empty:
    pass


class Made:
    def __new__(cls):
        return "made by __new__"


for cls in Empty, Made, int, Empty, list, Plain:
    for _ in range(30):
        tried(lambda c: c(), Empty)
    print(cls.__name__, type(tried(lambda c: c(), cls)).__name__)


def make_none(cls):
    return cls()


warm(make_none, Empty)
Empty.__init__ = lambda self: print("now it has one")
make_none(Empty)
Empty.__new__ = lambda cls: "replaced"
print(make_none(Empty))
import abc


class Base(abc.ABC):
    def f(self):
        return 1


def make_base():
    return Base().f()


print(warm(make_base))
Base.__abstractmethods__ = frozenset(["f"])
print(tried(make_base))
