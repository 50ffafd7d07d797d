"""Exceptions hold tracebacks, frames and their locals."""
import sys

count = sys.getrefcount


def fails(x):
    raise ValueError(x)


def through(x):
    local = x
    fails(x)


thing = []
try:
    through(thing)
except ValueError as error:
    print(count(thing), count(error), count(error.__traceback__), error.args[0] is thing)
    kept = error
print(count(thing), count(kept), kept.__traceback__.tb_next.tb_frame.f_code.co_name)
frame = kept.__traceback__.tb_next.tb_frame
print(sorted(frame.f_locals), count(thing))
del frame
kept.__traceback__ = None
print(count(thing))
kept = None
print(count(thing))
try:
    try:
        through(thing)
    except ValueError:
        1 / 0
except ZeroDivisionError as second:
    print(count(thing), count(second.__context__), second.__context__.__class__)
print(count(thing))


def generator():
    try:
        yield count(thing)
    finally:
        print("closed")


g = generator()
print(next(g))
del g
print(count(thing))


def catcher():
    try:
        fails(thing)
    except ValueError as e:
        return e


e = catcher()
print(count(thing), count(e))
del e
print(count(thing), sys.exc_info())


class Traced(Exception):
    def __del__(self):
        print("exception freed")


try:
    raise Traced
except Traced:
    print("handling")
print("after")
try:
    raise Traced
except Traced as t:
    t.me = t
print("cycle stays")
import gc
print(gc.collect() > 0)


def swallow():
    try:
        raise KeyError(thing)
    except KeyError:
        pass
    return count(thing)


print(swallow(), count(thing))
err = IndexError(thing)
print(count(thing), count(err.args))
try:
    raise err
except IndexError:
    print(count(err))
print(count(err), err.__traceback__ is not None)
