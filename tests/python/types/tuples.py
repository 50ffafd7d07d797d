"""Tuples."""
import sys, gc

t = (1, 2, 3, 2)
print(t, t[1], t[-1], t[1:], t.count(2), t.index(3), t + (5,), t * 2, len(t), 2 in t, (), (1,), tuple(), tuple("ab"), tuple([1]), (1, (2, (3,))))
print(() is (), tuple() is (), t[:] is t, tuple(t) is t, t + () is t, () + t is t, t * 1 is t, (1, 2) is (1, 2), t[0:0] is ())
print(hash(()), hash((1,)), hash((1, 2)), hash((1, (2, "")))  == hash((1, (2, ""))), hash(("a",)) == hash(("a",)), hash((1.5, None))== hash((1.5, None)), hash((0, -1)), hash((1, 2, 3)))
print((1, 2) < (1, 3), (1,) < (1, 0), (2,) > (1, 5), (1, 2) == (1.0, 2), (1, "a") == (1, "b"), () < (0,), max((1, 2), (1, 3)))
print([sys.getsizeof(x) for x in ((), (1,), (1, 2), t, tuple(range(10)))])
print(gc.is_tracked(()), gc.is_tracked((1, 2)), gc.is_tracked(tuple([1, "a"])), gc.is_tracked(([],)), gc.is_tracked((1, (2,))))
fresh = tuple([1, "a", (2, 3)])
print(gc.is_tracked(fresh))
gc.collect()
print(gc.is_tracked(fresh))
made = tuple([object()])
loop = ([],)
loop[0].append(loop)
print(loop)
a, b = divmod(7, 2)
print(a, b, (lambda *args: args)(1, 2), (x := 1, 2), *t)
for code in ["(1,)[1]", "(1,)['a']", "(1, 2).index(5)", "(1,) + [1]", "(1,) * 'a'", "(1,) < [1]", "(1,) < 1", "hash(([],))", "tuple(5)", "tuple(1, 2)", "(1,).append", "(1,).__setitem__", "(1, 2).count()", "(1,)()", "tuple(x=1)", "(1,) * 10**18", "(1, 2).x"]:
    try:
        print(code, "=", eval(code))
    except Exception as error:
        print(code, "->", type(error).__name__, error)
first = (1, 2, 3)
try:
    first[0] = 5
except TypeError as error:
    print(error)
try:
    del first[0]
except TypeError as error:
    print(error)
