"""Growing and shrinking containers, and the sizes they take."""
import sys


def steps(values):
    """The places where the size changes."""
    seen, last = [], None
    for i, size in enumerate(values):
        if size != last:
            seen.append((i, size))
            last = size
    return seen


def appends():
    items = []
    for i in range(300):
        yield sys.getsizeof(items)
        items.append(i)


def pops():
    items = list(range(300))
    while items:
        yield sys.getsizeof(items)
        items.pop()
    yield sys.getsizeof(items)


def inserts():
    items = []
    for i in range(100):
        yield sys.getsizeof(items)
        items.insert(0, i)


def deletions():
    items = list(range(100))
    while items:
        yield sys.getsizeof(items)
        del items[0]


def extensions():
    items = []
    for i in range(20):
        yield sys.getsizeof(items)
        items += range(i)


def keys():
    d = {}
    for i in range(200):
        yield sys.getsizeof(d)
        d[str(i)] = i
    for i in range(200):
        del d[str(i)]
    yield sys.getsizeof(d)
    d["again"] = 1
    yield sys.getsizeof(d)


def int_keys():
    d = {}
    for i in range(200):
        yield sys.getsizeof(d)
        d[i] = i


def members():
    s = set()
    for i in range(400):
        yield sys.getsizeof(s)
        s.add(i)
    while s:
        s.pop()
    yield sys.getsizeof(s)
    s.add(1)
    yield sys.getsizeof(s)


def buffers():
    b = bytearray()
    for i in range(200):
        yield sys.getsizeof(b)
        b.append(i)
    while b:
        yield sys.getsizeof(b)
        b.pop()


for grow in (appends, pops, inserts, deletions, extensions, keys, int_keys, members, buffers):
    print(grow.__name__, steps(grow()))


class Node:
    pass


n = Node()
sizes = []
for i in range(12):
    setattr(n, f"name{i}", i)
    sizes.append(sys.getsizeof(n.__dict__))
print(sizes, sys.getsizeof(Node().__dict__), sys.getsizeof(n))
text = ""
print([sys.getsizeof(text := text + "ab") for _ in range(6)], [sys.getsizeof([0] * n) for n in range(6)], [sys.getsizeof([x for x in range(n)]) for n in range(12)], [sys.getsizeof(list(range(n))) for n in range(12)], [sys.getsizeof([*range(n)]) for n in range(6)], [sys.getsizeof(list(iter(range(n)))) for n in range(10)])
