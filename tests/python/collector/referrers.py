"""gc.get_referrers names the containers that hold an object."""
import gc


class Node:
    __slots__ = ("to",)


class Open:
    pass


target = Node()
holders = {
    "list": [target],
    "tuple": (target, 1),
    "dict": {"k": target},
    "set": {target},
    "frozenset": frozenset([target]),
    "keys": {target: 0},
    "cell": (lambda: target),
    "default": (lambda x=target: x),
}
slot = Node()
slot.to = target
plain = Open()
plain.attribute = target
bound = Open()
bound.__dict__["attribute"] = target
generator = (x for x in [target])
iterator = iter([target])
found = gc.get_referrers(target)
for name, holder in holders.items():
    print(name, any(r is holder for r in found))
print("slot", any(r is slot for r in found), "plain", any(r is plain for r in found), "bound", any(r is bound for r in found),
      any(r is bound.__dict__ for r in found), "globals", any(r is globals() for r in found))
print(sorted(type(r).__name__ for r in found if r is not globals()))
print(gc.get_referrers(), gc.get_referrers(object()))
a, b = Node(), Node()
pair = [a, b]
print([r is pair or r is globals() for r in gc.get_referrers(a)], len(gc.get_referrers(a, b)))
print([type(r).__name__ for r in gc.get_referrers(Node) if r is not globals()])
