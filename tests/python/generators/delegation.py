"""yield from."""


def inner():
    try:
        x = yield 1
        print("inner got", x)
        y = yield 2
        print("inner got", y)
    except ValueError as error:
        print("inner caught", error)
        yield "recovered"
    finally:
        print("inner finally")
    return "inner result"


def outer():
    result = yield from inner()
    print("outer has", result)
    yield from [10, 20]
    yield from "ab"
    return "done"


o = outer()
print(next(o), o.send("A"), o.gi_yieldfrom.__name__, o.send("B"), next(o), next(o), next(o))
try:
    next(o)
except StopIteration as stop:
    print(stop.value)
o = outer(); next(o); print(o.throw(ValueError("v"))); o.close()
o = outer(); next(o)
try:
    o.throw(KeyError("k"))
except KeyError as error:
    print("out", error)


def flatten(items):
    for item in items:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


print(list(flatten([1, [2, [3, [4]], 5], [[6]]])))


class Custom:
    def __iter__(self):
        return self

    def __next__(self):
        return self.n()

    def __init__(self):
        it = iter([1, 2])
        self.n = lambda: next(it)

    def send(self, value):
        print("custom send", value)
        return value

    def throw(self, *args):
        print("custom throw", args[0] if isinstance(args[0], type) else type(args[0]).__name__)
        return "thrown"

    def close(self):
        print("custom close")


def delegate():
    return (yield from Custom())


c = delegate()
print(next(c), c.send("s"), c.throw(ValueError), next(c)); c.close()


def bad():
    yield from 5


try:
    next(bad())
except TypeError as error:
    print(error)


def returns(value):
    return value
    yield


def collector():
    results = []
    for v in (1, [2], None, (3, 4)):
        results.append((yield from returns(v)))
    yield results


print(next(collector()))


def counts_down(n):
    if n:
        yield n
        yield from counts_down(n - 1)


print(list(counts_down(20)), sum(counts_down(100)))
lambda_generator = lambda: (yield)
l = lambda_generator(); next(l)
try:
    l.send("to lambda")
except StopIteration as stop:
    print(stop.value)
