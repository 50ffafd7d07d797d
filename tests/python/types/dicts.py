"""Dictionaries: methods, order, views, growth, errors."""
import sys

d = {"a": 1, "b": 2}
d["c"] = 3; d |= {"d": 4}; d.update(e=5); d.update([("f", 6)]); d.update({"a": 10}, g=7)
print(d, d["a"], d.get("z"), d.get("z", 0), d.pop("a"), d.pop("zz", None), d.popitem(), d.setdefault("b", 9), d.setdefault("h", 8), len(d), "b" in d, 2 in d)
print(list(d), list(d.values()), list(d.items()), list(reversed(d)), d.keys() & {"b", "x"}, sorted(d.keys() | {"x"}), sorted(d.keys() - {"b"}), d.items() >= {("b", 2)}, sorted(d.keys() ^ {"b", "y"}))
print({**d, "z": 1}, d | {"b": 0}, dict(a=1, b=2), dict([("a", 1)]), dict({"a": 1}, b=3), dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), dict(zip("ab", (1, 2))), {} == dict(), {1: 2, 3: 4} == {3: 4, 1: 2})
print({1: "a", 1.0: "b", True: "c"}, {None: 1, (): 2, "": 3}, {"x": {"y": [1]}})
print(d.keys(), d.values(), d.items(), repr(d.keys() | set()) != "", d.keys() == {"b": 1}.keys(), iter(d).__class__, d.values().mapping == d, len(d.items()))
sizes = [sys.getsizeof({})]
grow = {}
for i in range(45):
    grow[i] = i
    if sys.getsizeof(grow) != sizes[-1]:
        sizes.append((i, sys.getsizeof(grow)))
print(sizes)
names = {}
for i in range(12):
    names[f"k{i}"] = i
print([sys.getsizeof(x) for x in ({}, {"a": 1}, {1: 1}, names, dict(a=1), {k: 1 for k in range(6)}, dict.fromkeys(range(20)), grow.copy(), {**grow})])
for i in range(44):
    del grow[i]
print(sys.getsizeof(grow), grow); grow.clear(); print(sys.getsizeof(grow)); grow["x"] = 1; print(sys.getsizeof(grow))
e = {1: "a", 2: "b", 3: "c"}; del e[1]; e[1] = "again"; print(e, next(iter(e)), e.popitem(), e)
loop = {}
loop["self"] = loop
print(loop, [loop])


class Missing(dict):
    def __missing__(self, key):
        return f"no {key}"


print(Missing(a=1)["b"], Missing(a=1).get("b"))
for code in ["{}['a']", "{}[1, 2]", "{}.pop('a')", "{}.popitem()", "{[]: 1}", "{{}: 1}", "{}.get([])", "dict(5)", "dict([1])", "dict(['abc'])", "dict([(1, 2, 3)])", "dict([(1,)], x=2)", "{}.update(5)", "{} | []", "{} + {}", "{} < {}", "{}.foo", "{}.setdefault()", "dict.fromkeys(5)", "dict(1, 2)", "{}.get()", "{}.keys() + 1", "{}.keys()[0]", "[] in {}", "{}.pop()", "{1: 2}.items() & 5", "hash({})", "{}()", "{}.update([[]])", "{}.update(1, 2)", "{1: 2}.fromkeys([[]])", "{'a': 1} | 5", "dict(**{'a': 1}, **{'b': 2})"]:
    try:
        print(code, "=", eval(code))
    except Exception as error:
        print(code, "->", type(error).__name__, error)
for action in [lambda k: e.__setitem__(k + 100, 1), lambda k: e.pop(k, 0)]:
    try:
        for key in e:
            action(key)
    except RuntimeError as error:
        print(error)
