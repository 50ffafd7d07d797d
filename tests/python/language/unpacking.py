"""Unpacking of sequences and mappings, and what goes wrong with it."""


def show(*args, **kwargs):
    print(args, kwargs)


def attempt(code):
    try:
        exec(code, {"show": show})
    except Exception as error:
        print(type(error).__name__, error)


a, *b, c = range(6)
print(a, b, c)
(a, b), c = [1, 2], 3
print(a, b, c)
*a, = "xyz"
print(a)
print([*range(3), *"ab"], (*(), 1), {*[1, 1, 2]}, {**{"a": 1}, "b": 2, **{"a": 3}})
show(*[1, 2], 3, *(4,), k=1, **{"z": 2})
show(*{"a": 1, "b": 2})
attempt("a, b = 1")
attempt("a, b = 1, 2, 3")
attempt("a, b, c = 1, 2")
attempt("a, *b, c, d = 1, 2")
attempt("a, b = {}")
attempt("a, b = iter([1, 2, 3])")
attempt("show(*1)")
attempt("show(**[1])")
attempt("show(**{1: 2})")
attempt("show(a=1, **{'a': 2})")
attempt("[*None]")
attempt("{**1}")
attempt("for a, b in [(1, 2), (3,)]: print(a, b)")


def returns():
    return 1, *[2, 3]


print(returns())
print(*map(lambda pair: pair[0] * pair[1], [(1, 2), (3, 4)]), sep="|")
swap = {"a": 1, "b": 2}
swap["a"], swap["b"] = swap["b"], swap["a"]
print(swap)
for i, (name, *marks) in enumerate([("ann", 1, 2), ("bob",)]):
    print(i, name, marks)
