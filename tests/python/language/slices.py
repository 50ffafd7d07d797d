"""Slices of every sequence, read, written and deleted."""
items = list(range(10))
text, data = "abcdefghij", b"abcdefghij"
for s in [slice(2, 5), slice(None), slice(None, None, -1), slice(-3, None), slice(8, 2, -2), slice(5, 2), slice(-100, 100, 3), slice(None, -12)]:
    print(s, items[s], text[s], data[s], tuple(items)[s], range(10)[s], s.indices(10))
items[2:4] = "xyz"
print(items)
items[::3] = [0] * len(items[::3])
print(items)
items[5:] = []
items[:0] = [7, 8]
print(items)
items[1:1] = (i for i in range(2))
del items[::2]
print(items)
del items[:]
print(items)


def attempt(code):
    try:
        print(code, "->", eval(code, {"items": [1, 2, 3, 4]}))
    except Exception as error:
        print(code, "->", type(error).__name__, error)


attempt("items[1:2:0]")
attempt("items['a':]")
attempt("items['a']")
attempt("items[1.0]")
attempt("items[10]")
attempt("(1,)[5]")
attempt("'abc'[7]")
attempt("b'abc'[7]")
attempt("range(3)[5]")
attempt("items.__setitem__(slice(0, 4, 2), [1, 2, 3])")
attempt("items.__setitem__(slice(0, 2), 5)")
attempt("'abc'.__setitem__")
attempt("{}[1:2]")
attempt("items[True], items[-True]")
attempt("5[0]")
attempt("None[0]")
attempt("{1, 2}[0]")


class Recorder:
    def __getitem__(self, key):
        return key


r = Recorder()
print(r[1:2], r[1:2, ::3], r[...], r[()], r[1, ], r[:, 0], r[*"ab", 1])
print(slice(1, 2) == slice(1, 2), slice(1).start, slice(1, 2, 3).step)
try:
    hash(slice(1))
except TypeError as error:
    print(error)
