# Operators: whose method is asked first, what is said when nobody answers.
def attempt(f):
    try:
        print("->", f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
class A:
    def __add__(s, o): return "A.add"
    def __radd__(s, o): return "A.radd"
    def __lt__(s, o): return "A.lt"
    def __eq__(s, o): return NotImplemented
class B(A):
    def __radd__(s, o): return "B.radd"
    def __gt__(s, o): return "B.gt"
class C(A): pass
print(A() + A(), A() + B(), B() + A(), A() + C(), 1 + A(), A() + 1)
print(A() < B(), A() < A(), B() > A(), A() == A(), A() != 3)
attempt(lambda: A() > 3)
attempt(lambda: 1 + "a")
attempt(lambda: "a" + 1)
attempt(lambda: [] + ())
attempt(lambda: () + [])
attempt(lambda: 3 * [1] * 2)
attempt(lambda: [1] * "a")
attempt(lambda: [1] * 1.5)
attempt(lambda: "a" * "b")
attempt(lambda: object() - 1)
attempt(lambda: 2 ** "a")
attempt(lambda: pow(2, 3, "a"))
attempt(lambda: pow(2.0, 3, 4))
attempt(lambda: divmod(1, "a"))
attempt(lambda: -"a")
attempt(lambda: +[])
attempt(lambda: ~1.5)
attempt(lambda: abs("a"))
attempt(lambda: 1 @ 2)
attempt(lambda: 1 << "a")
attempt(lambda: {} | 1)
attempt(lambda: 1 in 2)
attempt(lambda: len(3))
attempt(lambda: iter(3))
attempt(lambda: next(3))
three = 3; attempt(lambda: three[0])
attempt(lambda: int[0])
attempt(lambda: object[0])
attempt(lambda: three())
attempt(lambda: hash([]))
attempt(lambda: hash({}))
one = [1]; attempt(lambda: one[1.0])
some = {1}; attempt(lambda: some[0])
def setit(o, k, v=1): o[k] = v
def delit(o, k): del o[k]
attempt(lambda: setit(3, 0))
attempt(lambda: setit((1,), 0))
attempt(lambda: delit(3, 0))
attempt(lambda: delit((1,), 0))
attempt(lambda: delit("a", 0))
attempt(lambda: setit("a", 0))
attempt(lambda: setit({1}, 0))
attempt(lambda: 1 < "a")
attempt(lambda: [1] < ["a"])
attempt(lambda: None < 1)
def iop(a, op, b):
    ns = {"a": a, "b": b}
    exec("a %s= b" % op, ns)
    return ns["a"]
for a, op, b in ((1, "+", "a"), (1, "**", "a"), ([], "+", 1), ([], "*", "a"), ((), "+", []), ("a", "-", 1), (1, "//", "a"), ({}, "|", 3)):
    attempt(lambda: iop(a, op, b))
class I:
    def __iadd__(s, o): return "iadd"
    def __imul__(s, o): return NotImplemented
    def __mul__(s, o): return "mul"
    def __index__(s): return 3
    def __pow__(s, o, m=None): return ("pow", o, m)
    def __rpow__(s, o): return ("rpow", o)
    def __ipow__(s, o): return ("ipow", o)
    def __divmod__(s, o): return "dm"
    def __rdivmod__(s, o): return "rdm"
    def __matmul__(s, o): return "mm"
    def __neg__(s): return "neg"
    def __abs__(s): return "abs"
    def __invert__(s): return "inv"
    def __round__(s, n=None): return ("round", n)
    def __complex__(s): return 1j
    def __bool__(s): return False
    def __contains__(s, x): return x == 5
    def __len__(s): return 7
    def __call__(s, *a, **k): return a, k
    def __getitem__(s, k): return k
    def __hash__(s): return 2**65
    def __format__(s, spec): return "fmt:" + spec
    def __sizeof__(s): return 100
i = I()
print(iop(i, "+", 1), iop(i, "*", 1), [1, 2, 3, 4][i], i ** 2, 2 ** i, pow(i, 1, 2), iop(i, "**", 4), divmod(i, 1), divmod(1, i), i @ 1, -i, abs(i), ~i, round(i), round(i, 2), complex(i), bool(i), 5 in i, 6 in i, len(i), i(1, a=2), i[1:2, ...], hash(i), f"{i:abc}", [0] * i)
import sys
print(sys.getsizeof(i))
class BadBool:
    def __bool__(s): return 3
class BadLen:
    def __len__(s): return -1
class BadLen2:
    def __len__(s): return "a"
class BadHash:
    def __hash__(s): return "a"
class BadRepr:
    def __repr__(s): return 3
class BadStr:
    def __str__(s): return 3
class BadIter:
    def __iter__(s): return 3
class NoIter:
    __iter__ = None
    def __getitem__(s, k): return k
class NoHash:
    __hash__ = None
class EqOnly:
    def __eq__(s, o): return True
class BadIndex:
    def __index__(s): return "a"
class BadFormat:
    def __format__(s, spec): return 3
class NoContains:
    __contains__ = None
class Seq:
    def __getitem__(s, k):
        if k > 3: raise IndexError
        return k * 10
for f in (lambda: bool(BadBool()), lambda: bool(BadLen()), lambda: len(BadLen()), lambda: len(BadLen2()), lambda: bool(BadLen2()), lambda: hash(BadHash()), lambda: repr(BadRepr()), lambda: str(BadStr()), lambda: str(BadRepr()),
          lambda: iter(BadIter()), lambda: iter(NoIter()), lambda: hash(NoHash()), lambda: hash(EqOnly()), lambda: [1][BadIndex()], lambda: format(BadFormat()), lambda: 1 in NoContains(), lambda: list(Seq()), lambda: 20 in Seq(), lambda: 25 in Seq(), lambda: list(reversed(Seq())), lambda: format(object(), "x"), lambda: 1 in object()):
    attempt(f)
# sub and super binary
class MyInt(int):
    def __add__(self, o): return "MyInt.add"
    def __radd__(self, o): return "MyInt.radd"
print(1 + MyInt(2), MyInt(1) + 2, MyInt(3) * 2, MyInt(5) - 1, -MyInt(4), MyInt(6) == 6, type(MyInt(1) * 1))
class MyList(list):
    def __getitem__(s, k): return ("item", k)
    def __add__(s, o): return "plus"
m = MyList([1, 2])
print(m[0], m + [1], m, len(m), m * 2, list(m), m == [1, 2], m.__len__(), list.__getitem__(m, 1))
class MyStr(str):
    def __eq__(s, o): return "eq"
    __hash__ = str.__hash__
print(MyStr("a") == "b", "b" == MyStr("a"), {MyStr("a"): 1}["a"], MyStr("x") + "y", MyStr("x").upper())
class MyDict(dict):
    def __missing__(s, k): return ("missing", k)
print(MyDict(a=1)["a"], MyDict()["z"])
class MyTuple(tuple):
    pass
t = MyTuple((1, 2)); t.x = 5
print(t, t.x, t[0], t + (3,), t.__dict__)
n = MyInt(10**30); n.y = 4
print(n * 2, n.y, n.__dict__)
# dynamic special methods
class Dyn: pass
d = Dyn()
attempt(lambda: d + 1)
Dyn.__add__ = lambda s, o: "added"
print(d + 1)
del Dyn.__add__
attempt(lambda: d + 1)
class Sub(Dyn): pass
Dyn.__len__ = lambda s: 3
Dyn.__repr__ = lambda s: "<dyn>"
print(len(Sub()), Sub(), repr(d))
Dyn.__call__ = lambda s, x: x
print(Sub()(4))
d.__len__ = lambda: 99
print(len(d), d.__len__())
Dyn.__getattr__ = lambda s, n: "got " + n
print(d.anything, Sub().other)
Dyn.__setattr__ = lambda s, n, v: print("set", n, v)
d.q = 1
Dyn.__delattr__ = lambda s, n: print("del", n)
del d.q
Dyn.__getattribute__ = lambda s, n: "all " + n
print(d.zzz)
Dyn.__iter__ = lambda s: iter([1, 2])
print(list(Sub()))
Dyn.__bool__ = lambda s: False
print(bool(Sub()))
Dyn.__eq__ = lambda s, o: "eq"
print(Sub() == 1, Dyn.__hash__ is not None)
# isinstance and issubclass
attempt(lambda: isinstance(1, 2))
attempt(lambda: isinstance(1, (str, 2)))
attempt(lambda: issubclass(1, int))
attempt(lambda: issubclass(int, 1))
attempt(lambda: isinstance(1, int | str))
attempt(lambda: isinstance([], list[int]))
attempt(lambda: issubclass(bool, (str, (int,))))
class IM(type):
    def __instancecheck__(c, o): return o == 5
    def __subclasscheck__(c, s): return s is int
class IC(metaclass=IM): pass
print(isinstance(5, IC), isinstance(6, IC), issubclass(int, IC), issubclass(str, IC), isinstance(True, int))
print(int | None, int | str | int, list[int] | None, (int | str) == (str | int), list[int], dict[str, list[int]], tuple[()], tuple[int, ...])
print(list[int].__origin__, list[int].__args__, (int | str).__args__, list[int]([1]), hash(int | str) == hash(str | int), type(list[int]))
attempt(lambda: list[int][str])
attempt(lambda: int | 3)
