"""Exceptions that refer to themselves through their frames: the classic leak, and the ways out of it."""
import gc
import sys

gc.disable()
gc.collect()


def leak():
    try:
        raise ValueError
    except ValueError as e:
        error = e


def no_leak():
    try:
        raise ValueError
    except ValueError as e:
        error = e
    del error


def no_leak_finally():
    try:
        raise ValueError
    except ValueError as e:
        error = e
    try:
        return 5
    finally:
        error = None


def stored():
    errors = []
    for i in range(3):
        try:
            raise ValueError(i)
        except ValueError as e:
            errors.append(e)


def raised_again():
    try:
        try:
            raise ValueError
        except ValueError as e:
            kept = e
            raise
    except ValueError:
        pass


def context():
    try:
        try:
            raise ValueError
        except ValueError as e:
            kept = e
            raise KeyError
    except KeyError as k:
        other = k


def frame():
    f = sys._getframe()


def frame_of_caller():
    def inner():
        return sys._getframe(1)
    f = inner()


def generator_frame():
    def g():
        f = sys._getframe()
        yield f
    it = g()
    next(it)


def with_locals():
    d = sys._getframe().f_locals
    d["me"] = d


for f in (leak, no_leak, no_leak_finally, stored, raised_again, context, frame, frame_of_caller, generator_frame, with_locals):
    f()
    print(f.__name__, gc.collect(), gc.collect())
