"""Closures, cells, nonlocal and global."""
import sys


def counter(start=0):
    value = start

    def up(by=1):
        nonlocal value
        value += by
        return value

    def get():
        return value

    return up, get


up, get = counter(5)
print(up(), up(3), get())
print(up.__closure__[0].cell_contents, get.__closure__[0] is up.__closure__[0], up.__code__.co_freevars, counter.__code__.co_cellvars)
up.__closure__[0].cell_contents = 100
print(get())
total = 0


def add(n):
    global total, created
    total += n
    created = True


add(3); add(4)
print(total, created)


def early():
    def inner():
        return later
    try:
        inner()
    except NameError as error:
        print(type(error).__name__, error)
    later = 1
    print(inner())
    del later
    try:
        inner()
    except NameError as error:
        print(error)


early()


def unbound():
    try:
        print(local)
    except UnboundLocalError as error:
        print(error)
    local = 1
    del local
    print(local)


try:
    unbound()
except UnboundLocalError as error:
    print(error)


def deep():
    a = 1

    def middle():
        b = a + 1

        def inner():
            return a, b
        return inner
    return middle()()


print(deep())
big = [1, 2, 3]


def keeps(value):
    def inner():
        return value
    return inner


k = keeps(big)
print(sys.getrefcount(big), sys.getrefcount(k.__closure__[0]), sys.getsizeof(k.__closure__), sys.getsizeof(k.__closure__[0]))
del k
print(sys.getrefcount(big))


class Uses:
    total = "class"

    def method(self):
        return total

    cell = [lambda: __class__ for _ in (1,)]


print(Uses().method())
