"""Identity: what is shared, and ids used again after a free."""
a = [1]
first = id(a)
del a
b = [2]
print(id(b) == first)
first = id(object())
print(id(object()) == first)
x, y = object(), object()
print(x is y, id(x) == id(y), x is x)
first = id(x)
del x
z = object()
print(id(z) == first)
first = id((1, 2, z)); print(id((3, 4, z)) == first)
d = {}; first = id(d); del d; e = {}; print(id(e) == first)
f = 1.5 * 2; first = id(f); del f; g = 2.5 * 2; print(id(g) == first)


class Thing:
    pass


t = Thing(); first = id(t); del t; u = Thing(); print(id(u) == first)
n = 10**20; first = id(n); del n; m = 10**20 + 1; print(5 is 5, 300 + 0 is 300)
s = "ab" * 2; first = id(s); del s; r = "cd" * 2; print(id(r) == first)
print(id([]) == id([]), id({}) == id({}), [] is [], (lambda: 0) is (lambda: 0))


def f():
    return []


print(f() is f(), id(f()) == id(f()))
print("a" "b" is "ab", "a" + "b" is "ab", "%s" % "ab" is "ab", f"{'ab'}" is "ab", str("ab") is "ab", "ab"[:] is "ab", "abc"[0:2] is "ab", "abc"[1] is "b", "".join(["ab"]) is r, "ab".lower() is "ab")
i, j = 256, 257
print(i is 256, j is 257, i + 1 is j, int(j) is j, +j is j, abs(j) is j, j + 0 is j, j * 1 is j, -(-j) is j, j // 1 is j, round(j) is j)
h = (1, 2)
print(h[:] is h, tuple(h) is h, h * 1 is h, h + () is h, (*h,) is h, h is (1, 2))
k = 2.5
print(float(k) is k, +k is k, k * 1 is k, abs(k) is k)
fs = frozenset([1]); l = [1]
print(frozenset(fs) is fs, fs.copy() is fs, fs | fs is fs, list(l) is l, l[:] is l, l.copy() is l, bytes(b"x") is b"x", b"xy"[:] is b"xy", range(3) is range(3), bool(1) is True, not 0 is True, type(1) is int, None is type(None)())
p = q = []
p += [1]; print(p is q); p = p + [2]; print(p is q, q)
c = "x"; c2 = c; c += "y"; print(c is c2, c2)
print(sorted(l) is l, l.sort() is None, dict(e) is e, e.copy() is e, {**e} is e, set(fs) is fs)
