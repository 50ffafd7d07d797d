"""Generators: next, send, throw, close, return values."""


def simple():
    print("start")
    yield 1
    print("middle")
    yield 2
    print("end")
    return "value"


g = simple()
print(g.__name__, g.__qualname__, type(g).__name__, g.gi_running, g.gi_code.co_name)
print(next(g), g.gi_frame.f_lineno)
print(next(g))
try:
    next(g)
except StopIteration as stop:
    print("stop", stop.value, g.gi_frame)
try:
    next(g)
except StopIteration as stop:
    print("again", stop.value)


def echo():
    received = None
    while True:
        try:
            received = yield received
            print("got", received)
        except ValueError as error:
            print("caught", error)
            received = "after error"
        finally:
            print("finally")


e = echo()
print(e.send(None), e.send(5), e.throw(ValueError("x")), next(e))
e.close()
e.close()
for action in [lambda: simple().send(1), lambda: e.send(1), lambda: simple().throw(KeyError("t")), lambda: simple().throw(5), lambda: simple().throw(KeyError, "value"), lambda: next(simple(), 1, 2), lambda: simple().send()]:
    try:
        print(action())
    except BaseException as error:
        print(type(error).__name__, error)


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


s = stubborn(); next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)


def reentrant():
    yield next(me)


me = reentrant()
try:
    next(me)
except ValueError as error:
    print(error)


def leaks_stop():
    yield next(iter([]))


try:
    list(leaks_stop())
except RuntimeError as error:
    print(error, repr(error.__cause__))


def average():
    total = count = 0
    value = None
    while True:
        value = yield value
        total, count = total + value, count + 1
        value = total / count


a = average(); next(a)
print([a.send(x) for x in (10, 20, 60)])
pipeline = (x * x for x in (y for y in range(10) if y % 2) if x > 2)
print(list(pipeline), list(pipeline), sum(x for x in range(5)), max((len(w) for w in ["a", "bbb"]), default=0))


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


f = fib(); print([next(f) for _ in range(12)])
print(*(i for i, _ in zip(fib(), range(8))), 21 in fib())
unstarted = simple(); unstarted.close(); print(list(unstarted))
