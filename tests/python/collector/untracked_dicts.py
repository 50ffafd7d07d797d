"""A dict is tracked when something that may be in a cycle enters it; full collections untrack it again."""
import gc

gc.disable()


def show(label, *dicts):
    print(label, *[gc.is_tracked(d) for d in dicts])


n = 5
show("literals", {}, {"a": 1}, {"a": []}, {"a": (n, n)}, {1: "x"}, {(n, n): 1})
show("made", dict(), dict(a=1), dict(a=[]), dict([("a", 1)]), dict([("a", [])]), {k: k for k in "ab"}, {k: [k] for k in "ab"})
d = {}
d["a"] = 1
show("atom", d)
d["b"] = []
show("list", d)
d["b"] = 1
show("list taken out", d)
gc.collect(0)
show("young", d)
gc.collect(1)
show("middle", d)
gc.collect(2)
show("full", d)
d["t"] = (n, n)
show("tuple", d)
gc.collect()
show("tuple of atoms untracked first", d)
d = {"t": ([],)}
gc.collect()
show("tuple of list", d)
copy = {"a": 1}.copy()
show("copy", copy, {"a": []}.copy(), dict({"a": []}), {**{"a": 1}}, {**{"a": []}}, {"a": 1} | {"b": 2}, {"a": 1} | {"b": []})
e = {}
e.update(a=1)
show("update", e)
e.update({"x": []})
show("update list", e)
e = {}
e.setdefault("a", 1)
show("setdefault", e)
e.setdefault("b", [])
show("setdefault list", e)
show("fromkeys", dict.fromkeys("ab"), dict.fromkeys("ab", []), dict.fromkeys([(n, n)]))
e.clear()
show("cleared", e)
gc.collect()
show("cleared and collected", e)


class Thing:
    pass


t = Thing()
show("empty instance", t.__dict__)
t.x = 1
show("atom", t.__dict__)
t.y = t
show("self", t.__dict__)
u = Thing()
u.x = 1
show("materialised later", u.__dict__)
v = Thing()
v.x = []
show("materialised with list", v.__dict__)
gc.collect()
show("collected", t.__dict__, u.__dict__, v.__dict__)
show("type", {"t": int}, {"t": Thing}, {"f": len}, {"f": show}, {"m": gc}, {"o": object()}, {"r": range(3)}, {"s": frozenset()})


class D(dict):
    pass


w = D()
show("subclass", w)
gc.collect()
show("subclass", w)
e = {}
e[Thing()] = 1
show("key", e)
del e
