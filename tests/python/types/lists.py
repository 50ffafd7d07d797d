"""Lists: all methods, growth, errors."""
import sys

a = [3, 1, 2]
a.append(4); a.extend((5, 6)); a.insert(0, 0); a.insert(-1, 9); a.insert(100, 7)
print(a, a.pop(), a.pop(0), a.pop(-2), a, a.index(5), a.index(1, 1), a.count(1), a.copy() == a, a.copy() is a)
a.remove(3); a.reverse(); print(a); a.sort(); print(a); a.sort(reverse=True, key=lambda x: x % 3); print(a)
print(a + [1], a * 2, 2 * [0], [1] * -1, [] + [], a == [1], [1, 2] < [1, 3], [1] < [1, 0], 3 in a, len(a), max(a), min(a), sum(a), [[]] * 2)
sizes = []
grow = []
for i in range(40):
    grow.append(i)
    sizes.append(sys.getsizeof(grow))
print(sizes)
sizes = []
while grow:
    grow.pop()
    sizes.append(sys.getsizeof(grow))
print(sizes)
print([sys.getsizeof(x) for x in ([], [1], [1, 2], [1, 2, 3], list((1, 2, 3)), list(range(10)), list("abc"), [*range(5)], [x for x in range(5)], [0] * 7, [1, 2] + [3], [1, 2, 3][:2], sorted((3, 1)))])
b = [1, 2, 3]
b += "ab"; b[1:2] = [7, 8, 9]; b[len(b):] = [0]
print(b, sys.getsizeof(b)); del b[0]; print(b, sys.getsizeof(b)); b.clear(); print(sys.getsizeof(b))
c = []
c.append(c)
print(c, c[0] is c, str([c, {"k": c}]))
words = ["banana", "apple", "fig"]
print(sorted(words), sorted(words, key=len), sorted(words, reverse=True), words, list(reversed(words)), sorted([True, 0, 2.5]), sorted([]))
print(list("abc"), list(), list({1: 2}), list(enumerate("ab", 5)), [1, [2, [3]]].copy()[1] is not None, [].__iter__().__class__)
for code in ["[].pop()", "[1].pop(5)", "[1].pop('a')", "[1].remove(2)", "[1].index(2)", "[1, 2].index(1, 1)", "[1].insert('a', 1)", "[1].insert(1)", "[1].extend(5)", "[1] + (1,)", "[1] + 1", "[1] * [1]", "[1] * 'a'", "[1].sort(1)", "[1, 'a'].sort()", "[1].sort(key=5)", "[1].foo", "[1][0][0]", "[1].append()", "[1].append(1, 2)", "[] < 1", "[1j, 2j].sort()", "hash([])", "{[]: 1}", "list(5)", "list(1, 2)", "[1] * 10**18", "[1].count()", "[].clear(1)", "[1].reverse(1)", "[1].copy(1)", "del_()", "list(x=1)", "[].index(1)", "[1, 2].sort(key=lambda: 1)", "[3, 2, 1].sort(cmp=1)", "list.append(1)", "list.append()", "[]()", "[][:'a']"]:
    try:
        print(code, "=", eval(code))
    except Exception as error:
        print(code, "->", type(error).__name__, error)


class Meddles(int):
    def __lt__(self, other):
        target.append(1)
        return int.__lt__(self, other)


target = [Meddles(2), Meddles(1)]
try:
    target.sort()
except ValueError as error:
    print(error)
print(target)
