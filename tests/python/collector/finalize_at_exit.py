"""At exit finalizers run newest first, those made meanwhile too, and an exception stops none."""
import atexit
import sys
import weakref


class Thing:
    pass


t = Thing()
atexit.register(print, "atexit, registered first")
for i in range(3):
    weakref.finalize(t, print, "finalize", i)


def more():
    print("more")
    weakref.finalize(t, print, "made at exit")


weakref.finalize(t, more)


def fail():
    raise ValueError("fails")


sys.excepthook = lambda kind, value, traceback: print("excepthook", kind.__name__, value)
weakref.finalize(t, fail)
atexit.register(print, "atexit, registered last")
silent = weakref.finalize(t, print, "never")
silent.atexit = False
t.me = t
print("last line")
