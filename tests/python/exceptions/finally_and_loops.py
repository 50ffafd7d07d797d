"""finally with return, break, continue, nested, and in generators."""


def a():
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            print("body", i)
        finally:
            print("cleanup", i)
    else:
        print("no break")
    return "end"


def b():
    try:
        try:
            raise ValueError("inner")
        finally:
            print("first finally")
    except ValueError:
        print("caught")
    finally:
        print("second finally")


def c():
    while True:
        try:
            try:
                return 1
            finally:
                print("f1")
        finally:
            print("f2")


def d():
    x = 1
    try:
        return x
    finally:
        x = 2
        print("x is", x)


def e():
    try:
        raise ValueError("one")
    except ValueError:
        try:
            raise KeyError("two")
        except KeyError as k:
            print(repr(k.__context__))
        try:
            raise
        except ValueError as v:
            print("raised again", v)


def f():
    try:
        raise ValueError("a")
    finally:
        try:
            raise KeyError("b")
        except KeyError as k:
            print("in finally", repr(k), repr(k.__context__))


def g():
    for i in range(2):
        try:
            1 / 0
        except ZeroDivisionError as error:
            last = error
    return last.__context__


for function in (a, b, c, d, e, f, g):
    try:
        print(function.__name__, "->", function())
    except Exception as error:
        print("raised", repr(error), repr(error.__context__))


def deep(n):
    try:
        if n == 0:
            raise RuntimeError("bottom")
        deep(n - 1)
    except RuntimeError as error:
        if n < 3:
            raise
        raise ValueError(n) from error
    finally:
        print("leave", n, end="; ")


try:
    deep(4)
except ValueError as error:
    print()
    while error:
        print(repr(error))
        error = error.__cause__ or error.__context__
