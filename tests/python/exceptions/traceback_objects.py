"""Traceback and frame objects."""
import sys


def inner(x):
    y = x * 2
    raise ValueError(y)


def outer(x):
    inner(x + 1)


try:
    outer(1)
except ValueError as error:
    tb = error.__traceback__
    while tb:
        frame = tb.tb_frame
        print(frame.f_code.co_name, tb.tb_lineno, frame.f_lineno, {k: v for k, v in frame.f_locals.items() if k in "xy"}, tb.tb_lasti > 0)
        tb = tb.tb_next
    saved = error
print(saved.__traceback__.tb_frame is sys._getframe(), type(saved.__traceback__))


def collect():
    try:
        raise KeyError
    except KeyError as error:
        first = error
    try:
        raise first
    except KeyError as error:
        lines = []
        tb = error.__traceback__
        while tb:
            lines.append(tb.tb_lineno)
            tb = tb.tb_next
        return lines


print(collect())


def reraise():
    try:
        inner(0)
    except ValueError as e:
        e.__traceback__ = None
        raise


try:
    reraise()
except ValueError as error:
    tb, names = error.__traceback__, []
    while tb:
        names.append(tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
    print(names)


def frames():
    f = sys._getframe()
    names = []
    while f:
        names.append((f.f_code.co_name, f.f_lineno))
        f = f.f_back
    return names


print(frames(), (lambda: frames())(), [frames() for _ in range(1)])


class C:
    print(frames())

    def method(self):
        return frames()[:2]


print(C().method())
frame = saved.__traceback__.tb_next.tb_next.tb_frame
print(frame.f_locals, frame.f_back.f_code.co_name)
frame.clear()
print(frame.f_locals)
try:
    sys._getframe().clear()
except RuntimeError as error:
    print(error)
try:
    raise saved.with_traceback(None)
except ValueError as error:
    print(error.__traceback__.tb_next)
print(sys.exc_info(), [n for n in dir(frame) if n.startswith("f_")], [n for n in dir(saved.__traceback__) if n.startswith("tb_")])
