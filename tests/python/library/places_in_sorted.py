"""bisect: places among equals, in parts of a list, by a key, in sequences of the program's own, and wrong arguments."""
import bisect
from bisect import bisect_left, bisect_right, insort, insort_left


def tell(text):
    try:
        print(text, '->', eval(text))
    except Exception as error:
        print(text, '->', type(error).__name__, error)


class Number:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        print('compared', self.n, other.n)
        return [1] if self.n < other.n else []


class Squares:
    def __len__(self):
        return 10

    def __getitem__(self, index):
        print('asked for', index)
        return index * index

    def insert(self, index, item):
        print('insert', item, 'at', index)
        return 'ignored'


row = [1, 2, 2, 2, 5, 8]
for x in 0, 1, 2, 2.5, 5, 8, 9:
    print(x, bisect_left(row, x), bisect_right(row, x), bisect_left(row, x, 2), bisect_right(row, x, 1, 3), bisect_right(row, x, hi=4))
numbers = [Number(n) for n in (1, 3, 3, 7)]
print(bisect_left(numbers, Number(3)), bisect_right(numbers, Number(3)))
print(bisect_left(Squares(), 16), bisect_right(Squares(), 16), insort(Squares(), 17))
people = [('ann', 30), ('bob', 35), ('eve', 40)]
print(bisect_left(people, 35, key=lambda p: p[1]), bisect_right(people, 35, key=lambda p: p[1]))
insort(people, ('dan', 35), key=lambda p: p[1])
insort_left(people, ('cat', 35), key=lambda p: p[1])
print(people)
made = []
for n in 5, 1, 4, 1, 3, 9, 2, 6:
    insort(made, n)
    insort_left(made, n)
print(made)
for text in ('bisect.bisect([1, 2], 1.5, -1)', 'bisect.bisect([1, 2], "a")', 'bisect.insort([1], 2, key=5)', 'bisect.bisect_left(5, 1)', 'bisect.bisect([1, 2], 1, 0, 9)', 'bisect.bisect([1, 2], 3, 0, 9)',
             'bisect.bisect()', 'bisect.bisect([1], 1, 0, None)', 'bisect.bisect([1], 1, None)', 'bisect.bisect([1], 1, "x")', 'bisect.insort((), 1)', 'bisect.bisect.__name__', 'bisect.insort.__name__',
             'bisect.bisect(x=1, a=[1])', 'bisect.bisect([1], 1, b=2)', 'bisect.bisect([1], 1, 0, 1, None)', 'bisect.bisect is bisect.bisect_right', 'bisect.bisect([1], 1, key=None)',
             'bisect.bisect([1], 1, 2**70)', 'bisect.bisect([1] * 5, 1, True, 3)'):
    tell(text)
