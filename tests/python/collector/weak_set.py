"""A WeakSet forgets its elements when they die."""
import gc
import weakref


class Thing:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f"T{self.n}"

    def __lt__(self, other):
        return self.n < other.n

    def __hash__(self):
        return self.n


t = [Thing(i) for i in range(6)]
s = weakref.WeakSet(t[:4])
print(len(s), sorted(s), t[0] in s, t[5] in s, 5 in s)
s.add(t[4])
s.add(t[4])
print(len(s))
s.discard(t[4])
s.discard(t[5])
s.remove(t[3])
try:
    s.remove(t[3])
except KeyError as error:
    print("KeyError", type(error.args[0]).__name__)
print(sorted(s))
other = weakref.WeakSet([t[1], t[2], t[5]])
print(sorted(s | other), sorted(s & other), sorted(s - other), sorted(s ^ other), s <= other, s >= other, s < s | other, s == other, s.isdisjoint(other))
print(sorted(s.union([t[3]])), sorted(s.difference([t[0]])), s.issubset(t), s.issuperset([t[0]]))
c = s.copy()
print(c == s, c is s, type(c).__name__)
s |= other
s &= weakref.WeakSet([t[1], t[5]])
print(sorted(s))
s -= other
print(len(s))
s.update(t)
s ^= other
print(sorted(s))
t[0] = None
print(len(s), sorted(s))
p = s.pop()
print(p in s, len(s))
s.clear()
try:
    s.pop()
except KeyError as error:
    print("KeyError", error)
r = Thing(9)
r.me = r
s.add(r)
del r
print(len(s), gc.collect(), len(s))
try:
    s.add(5)
except TypeError as error:
    print(error)
t = [Thing(i) for i in range(5)]
s = weakref.WeakSet(t)
it = iter(s)
next(it)
t[2:4] = [None, None]
print(len(s), len(s.data), len(s._pending_removals))
del it
print(len(s), len(s.data), sorted(s))
for x in s:
    t.clear()
    break
del x
print(len(s))
