"""Comprehensions and their scopes."""
x = "outer"
print([x for x in range(3)], x)
print({x % 3 for x in range(10)}, {x: x * x for x in range(4)}, list(x for x in "ab"), x)
print([(i, j) for i in range(3) for j in range(i) if (i + j) % 2])
print([[row[i] for row in [[1, 2], [3, 4]]] for i in range(2)])
functions = [lambda: i for i in range(3)]
print([f() for f in functions])
functions = [lambda i=i: i for i in range(3)]
print([f() for f in functions])


class Grid:
    size = 3
    cells = [0 for _ in range(size)]
    try:
        broken = [size for _ in range(1)]
    except NameError as error:
        print("class scope:", error)


print(Grid.cells)


def outer():
    y = 10
    values = [y + z for z in range(3)]
    generator = (y * z for z in values)
    y = 100
    return values, list(generator)


print(outer())
lazy = (print("evaluated", n) or n for n in [1, 2])
print("made")
print(next(lazy))
print([*lazy])
try:
    (n for n in 5)
except TypeError as error:
    print("at once:", error)
print([a for a, *_ in [(1, 2, 3), "xyz"]])
print([y for x in [1, 2, 3] if x != 2 for y in [x, -x] if y > -3 if y < 3])
print({k: v for k, v in zip("abc", [1, 2])})
nested = [[1, [2, 3]], [4, [5]]]
print([leaf for head, tail in nested for leaf in [head, *tail]])


def locals_inside():
    a = 1
    return sorted([name for name in locals()]), [list(locals()) for b in (1,)]


print(locals_inside())
try:
    print([q for _ in range(1)])
except NameError as error:
    print(error)
print(type(i for i in ()), (i for i in ()).__name__, [f.__qualname__ for f in functions[:1]])
