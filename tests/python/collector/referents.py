"""gc.get_referents names what an object's traversal visits, in that order."""
import gc


class Slots:
    __slots__ = ("one", "two")


class Open:
    def method(self):
        pass


def show(o):
    return [x if isinstance(x, (int, str, tuple, list, dict, type(None))) else getattr(x, "__name__", type(x).__name__)
            for x in gc.get_referents(o)]


print(show([1, "two", None]), show((1, 2)), show({"k": "v", "l": 2}), show({1: "one", "two": 2}))
print(show({3}), show(frozenset("a")))
s = Slots()
print(show(s))
s.one, s.two = "first", "second"
print(show(s))
o = Open()
print(show(o))
o.x, o.y = 10, 20
print(show(o))
o.__dict__
print(show(o))
print(show(o.method), show(iter([5])), show(5), show("text"), show(None), show(slice(1, 2)))
print(show(ValueError("a", 1)), show(property(len)), show(staticmethod(len)), show(classmethod(len)))
print(gc.get_referents(), gc.get_referents([1], [2]), gc.get_referents(1, [3], "x"))
import functools, collections
print(show(functools.partial(int, "10", base=2))[-3:], show(collections.deque([1, 2])), show(int))
print(show(map(str, [1])), show(zip([1], [2])), show(enumerate([1])), show(reversed([1])), show(filter(None, [])))
print(show({"a": 1}.keys()), show({"a": 1}.items()), show(iter({"a": 1})), show({"a": 1}.values()))
print(show(range(3)), show(type(o).__dict__))
print(show(collections.defaultdict(list, a=1)), show(super(Open, o)), show(iter((1, 2))), show(iter({4})))
