"""all, any, enumerate, filter, iter, len, map, next, range, reversed, sorted, zip."""


def talk(values):
    for value in values:
        print("give", value)
        yield value


print(any(talk([0, 1, 2])), all(talk([1, 0, 2])), any([]), all([]), all({}), any("a"))
print(sorted([3, 1, 2], reverse=True), sorted("bca"), sorted({"b": 1, "a": 2}), sorted([(1, "b"), (1, "a")], key=lambda p: p[0]), sorted(["B", "a", "C"], key=str.lower), sorted([1, 2, 3], key=lambda x: -x), sorted(range(5), key=lambda x: x % 2, reverse=True))
print(list(enumerate("abc")), list(enumerate("ab", start=1)), dict(enumerate("ab")), list(map(abs, [-1, 2])), list(map(lambda *a: a, "ab", "cd", "ef")), list(filter(lambda x: x > 1, [1, 2, 3])))
print(list(zip("abc", range(2))), list(zip(*[(1, 2), (3, 4)])), dict(zip("ab", "cd")), list(reversed([1, 2])), list(reversed("ab")), len({1: 2}), len("abc"), len(range(5)))
g = talk("xyz")
print(next(g), next(g), next(g), next(g, "default"))
try:
    next(g)
except StopIteration as error:
    print("stop", error.value)
lazy = map(print, "ab")
print("nothing yet")
print(list(lazy))
it = iter("abcd")
print(list(zip(it, it)), next(it, None))
first, *rest = map(int, "123")
print(first, rest)


class Sized:
    def __init__(self, size):
        self.size = size

    def __len__(self):
        return self.size


for size in [3, 0, -1, "a", 2**70, 1.5, True]:
    try:
        print(len(Sized(size)), bool(Sized(size)))
    except Exception as error:
        print(type(error).__name__, error)


class Back:
    def __reversed__(self):
        return iter("backwards"[::-1])


print("".join(reversed(Back())))
for code in ["all(5)", "any()", "sorted(5)", "sorted([1], [2])", "sorted([1, 'a'])", "sorted(key=1)", "list(map(len, 5))", "next()", "next(1, 2, 3)", "iter()", "iter(1)", "enumerate(1)", "zip(1)", "reversed()", "list(zip([1], [], strict=True))", "filter(1)", "list(filter(5, [1]))", "list(map(lambda x: x, [1], [2]))", "range('1')", "sorted([1], reverse='a')", "list(map(lambda: 1, [1]))", "zip([], strict=2, x=1)"]:
    try:
        print(code, "=", eval(code))
    except Exception as error:
        print(code, "->", type(error).__name__, error)
