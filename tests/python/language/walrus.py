"""Assignment expressions."""
data = [3, 1, 4, 1, 5, 9, 2, 6]
if (n := len(data)) > 5:
    print("long:", n)
print([y := 1, y**2], y)
print([(x, last) for x in data if (last := x) > 3], last)
total = 0
print([total := total + value for value in data], total)
while (item := data.pop()) != 4:
    print("popped", item)
print(any((witness := x) > 1 for x in [1, 1, 2, 3]), witness)


def f(a, b=(c := 10)):
    return a + b


print(f(x := 1), x, c)
print({(k := i): (v := i * i) for i in range(3)}, k, v)
lines = iter(["one", "two", ""])
while line := next(lines):
    print(line)


class Scope:
    value = (inner := 5) + 1


print(Scope.value, Scope.inner)
print((lambda: (z := 3) + z)())
print(f"{(w := 12):>5} {w=}")
if (a := 0) or (b := 2):
    print(a, b)
for code in ["(x := 1", "x := 1", "f(x=y := 1)", "[i := 0 for i in range(3)]", "(a.b := 1)", "(a[0] := 1)", "(x, y := 1, 2)",
             "class A: [z := x for x in []]", "lambda: x := 1", "def f(x: y := 1): pass", "(x) = (y := 1) = 2"]:
    try:
        compile(code, "<code>", "exec")
        print("fine:", code)
    except SyntaxError as error:
        print(code, "->", error.msg, error.lineno, error.offset, error.end_offset)
