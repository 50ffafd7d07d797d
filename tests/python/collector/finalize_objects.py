"""weakref.finalize: called once, when its object dies or when asked; detach, peek, alive, atexit."""
import gc
import weakref


class Thing:
    pass


t = Thing()
f = weakref.finalize(t, print, "finalizing", "t", sep="-")
print(f.alive, f.peek()[1:], f.atexit, f.peek()[0] is t)
del t
print(f.alive, f.peek(), f(), f.detach(), f.atexit)
t = Thing()
f = weakref.finalize(t, lambda x: x * 2, 21)
print(f(), f(), f.alive)
del t
t = Thing()
f = weakref.finalize(t, print, "never")
print(f.detach()[1:], f.alive)
del t
t = Thing()
several = [weakref.finalize(t, print, "number", i) for i in range(4)]
del t
t = Thing()
t.me = t
several = [weakref.finalize(t, print, "collected", i) for i in range(3)]
del t
print(gc.collect(), [g.alive for g in several])
t = Thing()
f = weakref.finalize(t, print, "at exit?")
f.atexit = False
print(f.atexit, repr(f).split(" at ")[0].split(";")[0], "Thing" in repr(f))
f.atexit = True
f.detach()
print("dead" in repr(f))
for bad in (lambda: weakref.finalize(), lambda: weakref.finalize(5, print), lambda: weakref.finalize(Thing())):
    try:
        bad()
    except TypeError as error:
        print(type(error).__name__)


def failing():
    raise ValueError("in finalize")


import sys
sys.stderr = sys.stdout
sys.unraisablehook = lambda a: print("unraisable", a.exc_type.__name__, a.exc_value)
t = Thing()
weakref.finalize(t, failing)
del t
keep = Thing()
weakref.finalize(keep, print, "exit 1")
weakref.finalize(keep, print, "exit 2")
weakref.finalize(Thing, print, "exit 3")
print("last line")
