"""Sets and frozensets."""
import sys

a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a <= {1, 2, 3, 4}, a < a, a >= {1}, a.isdisjoint({9}), a.union([7], (8,)), a.intersection([1, 2], [2]), a.difference([1], [2]), a.symmetric_difference([1, 9]))
a.add(4); a.discard(99); a.remove(1); a.update([5], {6}); a -= {2}; a |= {10}; a &= {3, 4, 5, 10}; a ^= {3}
print(a, len(a), 4 in a, a == {4, 5, 10}, a.copy() is a, set(), {1, 1.0, True}, set("hello") == set("olleh"), {*"ab"} == {"a", "b"}, a.issubset(range(20)), a.issuperset([4]))
a.difference_update([4]); a.intersection_update([5, 10, 11]); a.symmetric_difference_update([5, 6]); print(a, a.pop(), a)
f = frozenset([1, 2, 3])
print(f, f | {9}, {9} | f, type(f | {9}), type({9} | f), hash(f) == hash(frozenset([3, 2, 1])), hash(frozenset()), f is frozenset(f), frozenset() is frozenset(), f.copy() is f, {f: "key"}[frozenset([3, 1, 2])], {1, 2, 3} == f, f - {1})
sizes = []
grow = set()
for i in range(150):
    grow.add(i)
    if not sizes or sizes[-1][1] != sys.getsizeof(grow):
        sizes.append((i, sys.getsizeof(grow)))
print(sizes)
print([sys.getsizeof(x) for x in (set(), {1}, set(range(5)), set(range(20)), frozenset(), frozenset(range(10)), {x for x in range(6)}, grow.copy(), grow | {1})])
grow.clear(); print(sys.getsizeof(grow), grow)
print({"b", "a", "c", "longer word", "z"}, {2**70, -1, -2, 1.5, None is None, "x"}, set("mississippi"), {(1, 2), (3,), ()}, sorted({3, 1, 2}), {100, 8, 16, 24, 0, 32})
print({frozenset({1}): 2}, frozenset({"a"}), {frozenset()}, repr(set()), max({1, 5, 2}), sum({1, 2}), list({3: 1}))
print({1, 2} | {3: 4}.keys(), {1} - {1: 2}.keys())
for code in ["set(5)", "{[]}", "{1}.remove(2)", "{1}.remove('key')", "set().pop()", "{1} | [1]", "{1} + {2}", "{1} < [1]", "{1} & 'a'", "{1}[0]", "{1}.add([])", "{1}.add()", "hash({1})", "frozenset([1]).add(2)", "{1}.union(5)", "set(1, 2)", "frozenset(1, 2)", "{1}.isdisjoint(5)", "[] in {1}", "{1} in {frozenset([1])}", "{1}.foo", "{1}.update(1)", "{1} ^ 5", "{1} - 1", "{}.add(1)", "{1} * 2", "-{1}", "set(x=1)", "{1} < frozenset([1, 2])", "{1}.discard([])", "{1}.issubset(5)"]:
    try:
        print(code, "=", eval(code))
    except Exception as error:
        print(code, "->", type(error).__name__, error)
growing = {1, 2}
try:
    for x in growing:
        growing.add(x + 10)
except RuntimeError as error:
    print(error)
try:
    a -= [1]
except TypeError as error:
    print(error)
