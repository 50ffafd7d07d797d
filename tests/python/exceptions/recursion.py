"""The recursion limit, and going on after it."""
import sys


def forever(n):
    return forever(n + 1)


try:
    forever(0)
except RecursionError as error:
    print(error)


def depth(n=0):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


print(depth())
sys.setrecursionlimit(200)
print(depth(), sys.getrecursionlimit())


class Loop:
    def __repr__(self):
        return repr(self)

    def __getattr__(self, name):
        return getattr(self, name + "x")

    def __eq__(self, other):
        return self == other

    def __add__(self, other):
        return self + other

    def __len__(self):
        return len(self)

    def __iter__(self):
        return iter(self)

    def __call__(self):
        return self()

    def __hash__(self):
        return hash(self)

    def __bool__(self):
        return bool(self)


loop = Loop()
for action in [lambda: repr(loop), lambda: loop.a, lambda: loop == 1, lambda: loop + 1, lambda: loop(), lambda: hash(loop), lambda: not loop, lambda: sorted([loop, loop], key=lambda x: x + 1), lambda: [repr(loop) for _ in range(1)]]:
    try:
        action()
    except RecursionError as error:
        print(error)
nested = []
for _ in range(100000):
    nested = [nested]
for action in [lambda: repr(nested), lambda: nested == [nested], lambda: str(nested)]:
    try:
        print(len(action()))
    except RecursionError as error:
        print(error)
    except TypeError as error:
        print(error)
sys.setrecursionlimit(1000)
t = ()
for _ in range(100000):
    t = (t,)
try:
    hash(t)
    print("hashed")
except RecursionError as error:
    print(error)
del nested, t
print("freed")
d = {}
for _ in range(50000):
    d = {1: d}
try:
    repr(d)
except RecursionError as error:
    print(error)
