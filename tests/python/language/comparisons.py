"""Chained comparison, identity, membership, truth and short circuits."""


def v(value):
    print(f"<{value}>", end=" ")
    return value


print(v(1) < v(2) < v(3))
print(v(3) < v(2) < v(1))
print(v(1) == v(1) != v(2) > v(0) <= v(5))
print(v(0) and v(1) or v(2))
print(v(0) or v("") or v([]))
print(not v(0), not not v(3))
print(v(1) in v([1]) == True)
print(1 < 2 == True, (1 < 2) == True, False == False in [False])
print(None is None, None is not None, [] is [], () is ())
print("a" in "abc", "" in "abc", 1 not in {1: 2}, 2 in (1, 2), "z" not in "abc")


class Odd:
    def __lt__(self, other):
        return "less"

    def __eq__(self, other):
        return []

    def __contains__(self, item):
        return "something"

    def __bool__(self):
        print("bool?", end=" ")
        return False


odd = Odd()
print(odd < 1, odd == 1, odd != 1, 1 in odd, 1 not in odd)
print(1 > odd, (odd and 1) is odd, odd or 2)
print(odd < 1 < 2)
for pair in [(1, "a"), ([], ()), ({}, {}), (None, 0), (1j, 2j), (range(3), 3)]:
    try:
        print(pair[0] < pair[1])
    except TypeError as error:
        print(error)
print([1, 2] < [1, 3], (1, 2) < (1, 2, 0), "a" < "B", {1} < {1, 2}, {1} <= {2})
print([float("nan")] == [float("nan")], (n := float("nan")) == n, [n] == [n], n in [n], n in {n})
print(1 == 1.0 == True, 0 == False == 0.0 == 0j, hash(1) == hash(1.0) == hash(True))
print([1, [2, [3]]] == [1, [2, [3]]], {"a": [1]} == {"a": [1]}, {1: 2} != {1: 2})
print(2**53 == 2**53 + 1.0, 2**53 + 1 == float(2**53), 10**400 > 1e308, -10**400 < float("-inf"))
