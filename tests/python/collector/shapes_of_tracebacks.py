"""What gc.collect() returns for exceptions, tracebacks and the frames they keep."""
import gc
import sys

gc.disable()
gc.collect()


def local_exception():
    try:
        1 / 0
    except ZeroDivisionError as error:
        kept = error


def one_frame_deeper():
    def fail():
        raise ValueError
    try:
        fail()
    except ValueError as error:
        kept = error


def three_deeper():
    def fail(n):
        data = [n]
        if n == 0:
            raise ValueError
        fail(n - 1)
    try:
        fail(3)
    except ValueError as error:
        kept = error


def by_exc_info():
    try:
        raise KeyError("k")
    except KeyError:
        info = sys.exc_info()


def traceback_only():
    try:
        raise KeyError("k")
    except KeyError as e:
        tb = e.__traceback__


def frame_only():
    frame = sys._getframe()


def frame_locals():
    frame = sys._getframe()
    frame.f_locals


def chained():
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            raise ValueError
    except ValueError as error:
        kept = error


def chained_from():
    try:
        try:
            1 / 0
        except ZeroDivisionError as cause:
            raise ValueError from cause
    except ValueError as error:
        kept = error


def exception_args():
    e = ValueError()
    e.args = (e,)


def exception_attribute():
    e = ValueError("x")
    e.me = e


def exception_cause():
    e = ValueError()
    e.__cause__ = e


def not_kept():
    try:
        1 / 0
    except ZeroDivisionError:
        pass


def group():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except ExceptionGroup as error:
        kept = error


def notes():
    e = ValueError()
    e.add_note("a note")
    e.__notes__.append(e)


def without_traceback():
    try:
        1 / 0
    except ZeroDivisionError as error:
        kept = error.with_traceback(None)


def in_nested_function_with_cells():
    data = []

    def fail():
        data.append(1)
        raise ValueError(data)
    try:
        fail()
    except ValueError as error:
        data.append(error)


def name_error():
    try:
        missing
    except NameError as error:
        kept = error


def attribute_error():
    class Thing:
        pass
    try:
        Thing().missing
    except AttributeError as error:
        kept = error


def stop_iteration():
    try:
        next(iter([]))
    except StopIteration as error:
        kept = error


gc.collect()
for make in [v for n, v in list(globals().items()) if type(v) is type(group)]:
    make()
    print(make.__name__, gc.collect(), gc.collect())
