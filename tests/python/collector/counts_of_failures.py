# How far failures, iterations, calls and classes raise gc.get_count(): four times in a row, and once more after a collection.
import gc
gc.disable()
results = []
def measure(f):
    gc.collect()
    row = []
    for i in range(4):
        a = gc.get_count()[0]
        f()
        row.append(gc.get_count()[0] - a)
    gc.collect()
    a = gc.get_count()[0]
    f()
    row.append(gc.get_count()[0] - a)
    print(f.__name__, row)
def raise_catch():
    try:
        raise ValueError("x")
    except ValueError:
        pass
def int_fails():
    try:
        int("x")
    except ValueError:
        pass
def key_fails():
    try:
        {}["a"]
    except KeyError:
        pass
def index_fails():
    try:
        [][1]
    except IndexError:
        pass
def attr_fails():
    try:
        (1).foo
    except AttributeError:
        pass
def name_fails():
    try:
        nothing
    except NameError:
        pass
def type_fails():
    try:
        1 + "x"
    except TypeError:
        pass
def zero_fails():
    try:
        1 / 0
    except ZeroDivisionError as e:
        pass
def keep_exception():
    kept = []
    for i in range(10):
        try:
            int("y")
        except ValueError as e:
            kept.append(e)
    return None
def hasattr_fails():
    hasattr(1, "foo")
def getattr_default():
    getattr(1, "foo", None)
class Dyn:
    def __getattr__(self, name):
        raise AttributeError(name)
def getattr_dynamic():
    d = Dyn()
    getattr(d, "foo", None)
    hasattr(d, "bar")
def dict_get():
    {}.get("a"); {}.setdefault("a", 1); {"a": 1}.pop("a"); {}.pop("b", 2)
def stop_iteration():
    it = iter([1])
    next(it)
    try:
        next(it)
    except StopIteration:
        pass
def next_default():
    it = iter([1])
    next(it)
    next(it, None)
class Iter:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration
        return self.n
def own_iterator():
    for i in Iter():
        pass
    list(Iter())
    sum(Iter())
class Seq:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError(i)
        return i
def own_sequence():
    for x in Seq(): pass
    list(Seq())
def gen():
    yield 1
    yield 2
    return 3
def generators():
    for x in gen(): pass
    list(gen())
    g = gen(); next(g); g.close()
    g = gen(); next(g); next(g)
    try:
        next(g)
    except StopIteration as e:
        e.value
def gen_throw():
    g = gen(); next(g)
    try:
        g.throw(ValueError("a"))
    except ValueError:
        pass
def gen_throw_type():
    g = gen(); next(g)
    try:
        g.throw(ValueError)
    except ValueError:
        pass
def gen_sends():
    def acc():
        t = 0
        while True:
            x = yield t
            t += x
    g = acc(); next(g); g.send(1); g.send(2); g.close()
def delegating():
    def outer():
        r = yield from gen()
        yield r
    list(outer())
def genexpr():
    sum(x for x in range(10)); list(x for x in range(5)); any(x for x in range(5)); dict((x, x) for x in range(4)); tuple(x for x in range(3))
    max(x for x in range(3)); sorted(x for x in range(5)); ",".join(str(x) for x in range(4)); set(x for x in range(3))
def comprehensions():
    [x for x in range(10)]; {x for x in range(4)}; {x: x for x in range(5)}; [[y for y in range(3)] for x in range(3)]
def closures():
    n = 1
    def f():
        return n
    return f()
def lambdas():
    return (lambda x: x + 1)(2)
def star_args():
    def f(*a, **k): return len(a)
    f(1, 2, 3); f(); f(x=1); f(*[1, 2]); f(**{"a": 1}); f(*(1, 2), **{"b": 2}); f(1, *[2], x=3)
def kw_args():
    def f(a, b=2, *, c=3): return a
    f(1); f(1, 2); f(1, b=2); f(a=1, c=4); f(1, 2, c=3)
class P:
    def __init__(self, x=1, y=2):
        self.x = x
        self.y = y
    def m(self): return self.x
    @property
    def p(self): return self.y
    @classmethod
    def c(cls): return cls
    @staticmethod
    def s(a): return a
    def __eq__(self, o): return self.x == o.x
    def __lt__(self, o): return self.x < o.x
    def __hash__(self): return hash(self.x)
    def __repr__(self): return "P(%r)" % self.x
    def __add__(self, o): return P(self.x + o.x)
    def __len__(self): return 3
    def __bool__(self): return True
    def __getitem__(self, i): return i
    def __contains__(self, i): return True
    def __call__(self, *a): return a
    def __enter__(self): return self
    def __exit__(self, *a): return False
    def __iter__(self): return iter([1, 2])
class Q(P):
    def __init__(self, x):
        super().__init__(x)
        self.z = 1
    def m(self): return super().m() + 1
def instances():
    p = P(); p.m(); p.p; p.c(); p.s(1); P.c(); P.s(2); P.m(p)
def instance_more():
    p = P(); q = P(2); p == q; p < q; hash(p); repr(p); p + q; len(p); bool(p); p[1]; 1 in p; p(1, 2); str(p)
    sorted([q, p]); min(p, q); {p: 1}[p]; list(p); a, b = p
def with_statement():
    with P() as p:
        pass
def with_raises():
    try:
        with P() as p:
            int("z")
    except ValueError:
        pass
def supers():
    q = Q(1); q.m()
def bound_methods():
    p = P(); m = p.m; m(); m(); f = [].append; f(1); list(map(p.s, [1, 2]))
def slots_of():
    class S:
        __slots__ = ("a", "b")
        def __init__(self): self.a = 1
    s = S()
    s.a
def class_creation():
    class A: pass
    class B(A):
        x = 1
        def f(self): return 1
    B()
def dict_of_instance():
    p = P(); d = p.__dict__; d["w"] = 1; vars(p); p.w

for f in [v for v in list(globals().values()) if type(v) is type(measure) and v.__module__ == "__main__" and v.__name__ not in ("measure", "gen")]:
    measure(f)
