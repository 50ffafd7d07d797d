"""A WeakValueDictionary forgets an entry when its value dies."""
import gc
import weakref


class Thing:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f"T{self.n}"


d = weakref.WeakValueDictionary()
a, b, c = Thing(1), Thing(2), Thing(3)
d["a"], d["b"], d["c"] = a, b, c
print(len(d), list(d), list(d.keys()), list(d.values()), list(d.items()), "a" in d, "z" in d, d["a"], d.get("z"), d.get("z", 5))
del b
print(len(d), list(d.items()), "b" in d)
try:
    d["b"]
except KeyError as error:
    print("KeyError", error)
print(d.pop("a"), len(d), d.pop("a", "default"))
try:
    d.pop("a")
except KeyError as error:
    print("KeyError", error)
print(d.setdefault("x", c), d.setdefault("x", a), d.popitem() in [("x", c), ("c", c)])
d.update({"p": a, "q": c})
d.update(k=a)
print(sorted(d), len(d.valuerefs()), [r() for r in d.itervaluerefs()].count(a))
e = d.copy()
print(sorted(e), type(e).__name__, sorted(d | {"new": a}), sorted({"new": c} | d))
d |= {"or": c}
print(sorted(d))
for key in list(d):
    del d[key]
print(len(d), bool(d))
d = weakref.WeakValueDictionary({"a": a}, c=c)
print(sorted(d.items()))
d[1] = temporary = Thing(9)
del temporary
print(len(d), dict(d) == {"a": a, "c": c})
d["ring"] = r = Thing(10)
r.me = r
del r
print(len(d), gc.collect(), len(d))
try:
    d["int"] = 5
except TypeError as error:
    print(error)
d.clear()
print(len(d), repr(d).split(" at ")[0])
