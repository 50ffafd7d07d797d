import weakref
import sys


class Broken:
    def __del__(self):
        raise RuntimeError("in __del__")


class Plain:
    pass


def callback(reference):
    raise KeyError("in callback")


Broken()
p = Plain()
r = weakref.ref(p, callback)
del p
print("still running")


def generator():
    try:
        yield 1
    finally:
        1 / 0


g = generator()
next(g)
del g
print("and on")
sys.unraisablehook = lambda info: print("hook:", info.exc_type.__name__, info.exc_value, info.err_msg)
Broken()
