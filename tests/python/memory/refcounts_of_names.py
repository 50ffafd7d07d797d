"""sys.getrefcount with one name, two names, arguments, globals, locals and closures."""
import sys

data = [1, 2, 3]
print(sys.getrefcount(data))
other = data
print(sys.getrefcount(data))
del other
print(sys.getrefcount(data), sys.getrefcount([]), sys.getrefcount(object()))


def argument(x):
    return sys.getrefcount(x)


def two(x, y):
    return sys.getrefcount(x)


def defaults(x=data):
    return sys.getrefcount(x)


def starred(*args, **kwargs):
    return [sys.getrefcount(a) for a in args] + [sys.getrefcount(v) for v in kwargs.values()]


print(argument(data), argument([1]), two(data, data), defaults(), sys.getrefcount(data))
print(starred(data), starred(data, k=data), starred(*[data, data]))
print(argument(x=data), argument(*[data]), argument(**{"x": data}), (lambda v: sys.getrefcount(v))(data))
del defaults


def nested():
    local = []
    first = sys.getrefcount(local)

    def inner():
        return sys.getrefcount(local)
    return first, sys.getrefcount(local), inner(), inner.__closure__[0].cell_contents is local


print(nested())


def deleted():
    x = y = []
    before = sys.getrefcount(x)
    del y
    return before, sys.getrefcount(x)


print(deleted())
alias = [data, data, (data,), {"k": data}, {1: data}]
print(sys.getrefcount(data))
alias.pop(); alias[0] = None
print(sys.getrefcount(data))
del alias
print(sys.getrefcount(data))
for name in data, data:
    print(sys.getrefcount(data), end=" ")
print(sys.getrefcount(data))
del name
globals()["again"] = data
print(sys.getrefcount(data), sys.getrefcount(globals()["again"]))
x = y = z = data
print(sys.getrefcount(data))
x, y = y, x
x = y = z = None
print(sys.getrefcount(data), sys.getrefcount(data[:]), sys.getrefcount(data + data))
