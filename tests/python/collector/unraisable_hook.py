"""sys.unraisablehook is told of exceptions in finalizers and callbacks."""
import gc
import sys
import weakref


def hook(args):
    print("hook:", args.exc_type.__name__, args.exc_value, args.err_msg, getattr(args.object, "__qualname__", args.object),
          args.exc_traceback is None, type(args).__name__)


class Bad:
    def __del__(self):
        raise ValueError("in del")


def failing(ref):
    raise KeyError("in callback")


sys.unraisablehook = hook
b = Bad()
del b
b = Bad()
b.me = b
del b
print(gc.collect())


class Thing:
    pass


t = Thing()
r = weakref.ref(t, failing)
del t
t = Thing()
t.me = t
r = weakref.ref(t, failing)
del t
print(gc.collect())


def bad_hook(args):
    raise RuntimeError("hook fails")


def generator():
    try:
        yield
    finally:
        raise OSError("in finally")


g = generator()
next(g)
del g


def stubborn():
    while True:
        try:
            yield
        except GeneratorExit:
            pass


g = stubborn()
next(g)
del g
sys.unraisablehook = sys.__unraisablehook__
sys.stderr = sys.stdout
b = Bad()
del b
sys.unraisablehook = bad_hook
b = Bad()
del b
sys.unraisablehook = None
b = Bad()
del b
