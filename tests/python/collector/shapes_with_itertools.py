"""Rings through the iterators of builtins, stepped or not."""
import gc

gc.disable()
gc.collect()


class Box:
    pass


makers = {
    "list": lambda b: iter([b]),
    "tuple": lambda b: iter((b,)),
    "set": lambda b: iter({b}),
    "frozenset": lambda b: iter(frozenset([b])),
    "dict": lambda b: iter({b: 1}),
    "values": lambda b: iter({1: b}.values()),
    "items": lambda b: iter({1: b}.items()),
    "reversed": lambda b: reversed([b]),
    "reversed tuple": lambda b: reversed((b,)),
    "reversed dict": lambda b: reversed({b: 1}),
    "enumerate": lambda b: enumerate([b]),
    "zip": lambda b: zip([b], [b]),
    "map": lambda b: map(lambda x: x, [b]),
    "filter": lambda b: filter(None, [b]),
    "call": lambda b: iter(lambda: b, 0),
    "str": lambda b: iter("abc"),
    "range": lambda b: iter(range(3)),
    "bytes": lambda b: iter(b"abc"),
    "generator": lambda b: (x for x in [b]),
}
for name, make in makers.items():
    counts = []
    for steps in range(3):
        b = Box()
        b.me = b
        b.it = make(b)
        for _ in range(steps):
            next(b.it, None)
        del b
        _ = None
        counts.append(gc.collect())
    print(name, counts)
