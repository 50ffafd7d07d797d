"""Entries whose values die while somebody iterates are removed only when the iteration ends."""
import weakref


class Thing:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f"T{self.n}"


things = [Thing(i) for i in range(6)]
d = weakref.WeakValueDictionary((t.n, t) for t in things)
for key in d:
    print(key, len(d.data), end="; ")
    if key == 1:
        things[3] = things[4] = None
print(len(d), list(d))
it = d.items()
print(next(it))
things[1] = None
print(len(d.data), len(d._pending_removals))
print(list(it), len(d), len(d.data))
it = d.items()
next(it)
things[5] = None
print(len(d), "asking for the length removes them")
try:
    next(it)
except RuntimeError as error:
    print(error)
it = iter(d.values())
print(next(it))
things[2] = None
print(len(d.data), len(d._pending_removals))
del it
print(len(d.data), len(d), list(d))
it = d.keys()
next(it)
d["new"] = things[0]
print(len(d.data), list(d.data))
try:
    next(it)
except RuntimeError as error:
    print(error)
print(len(d), d.get(2), 2 in d)
