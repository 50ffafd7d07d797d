"""The iterators of builtin types: their types, sizes, hints and exhaustion."""
import sys

sources = [[1, 2], (1, 2), "ab", "é😀", b"ab", bytearray(b"ab"), {1: 2}, {1, 2}, frozenset((1,)), range(2), {1: 2}.keys(), {1: 2}.values(), {1: 2}.items(), enumerate("ab"), zip("a", "b"), map(str, [1]), filter(None, [1]), reversed([1, 2]), reversed((1, 2)), reversed({1: 2}), reversed("ab"), reversed(range(3)), iter(int, 0), iter(lambda: 5, 5), (x for x in "ab")]
for source in sources:
    iterator = iter(source)
    name = type(iterator).__name__
    hint = iterator.__length_hint__() if hasattr(iterator, "__length_hint__") else None
    print(name, hint, sys.getsizeof(iterator), iterator is source, iter(iterator) is iterator, list(iterator), next(iterator, "end"))
items = [1, 2, 3]
it = iter(items)
print(next(it), it.__reduce__()[1:], it.__length_hint__())
items.clear()
print(next(it, "gone"))
items.append(5)
print(next(it, "still gone"))
it = iter([1, 2, 3, 4]); it.__setstate__(2); print(list(it))
back = reversed([1, 2, 3]); print(next(back), list(back))
calls = iter([3, 2, 1, 0, 5]).__next__
print(list(iter(calls, 0)))


class Sequence:
    def __getitem__(self, index):
        print("ask", index)
        if index > 2:
            raise IndexError
        return index * 10


print(list(Sequence()), 20 in Sequence(), type(iter(Sequence())), [*Sequence()])


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Countdown(3)), sum(Countdown(4)), max(Countdown(4)), tuple(Countdown(2)), 2 in Countdown(5), dict.fromkeys(Countdown(2)), [*zip(Countdown(3), "abc")])
for bad in [5, None, object, len]:
    try:
        iter(bad)
    except TypeError as error:
        print(error)


class NotIterator:
    def __iter__(self):
        return 5


for action in [lambda: list(NotIterator()), lambda: next(5), lambda: next([]), lambda: iter(5, 5), lambda: next(iter([])), lambda: reversed(5), lambda: reversed({1}), lambda: enumerate(5), lambda: zip(5), lambda: map(str), lambda: map(), lambda: list(map(5, [1])), lambda: filter(None), lambda: enumerate("a", "b"), lambda: enumerate()]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
