"""A callback that raises is reported and ignored; the collection goes on."""
import gc
import sys


def hook(args):
    print("hook", args.exc_type.__name__, args.exc_value, args.err_msg, args.object is failing)


sys.unraisablehook = hook


def failing(phase, info):
    print("called", phase)
    raise RuntimeError(phase)


gc.collect()
gc.callbacks.append(failing)
ring = []
ring.append(ring)
del ring
print(gc.collect())
gc.callbacks.append(5)
gc.callbacks.remove(failing)


def hook(args):
    print("hook", args.exc_type.__name__, args.exc_value, args.err_msg, args.object)


sys.unraisablehook = hook
print(gc.collect())
gc.callbacks.clear()
