"""A suspended generator that dies runs its finally blocks; one in a cycle when the collector finds it."""
import gc

gc.disable()
gc.collect()


def gen(name, ring=None):
    try:
        yield name
    finally:
        print("finally", name)


g = gen("plain")
next(g)
del g
g = gen("never started")
del g
g = gen("finished")
list(g)
del g
box = []
g = gen("in a cycle", box)
box.append(g)
next(g)
del g, box
print(gc.collect())


def catching():
    try:
        yield
    except GeneratorExit:
        print("exit caught")
        raise


g = catching()
next(g)
del g


def swallowing():
    try:
        yield
    except GeneratorExit:
        print("swallowed")


g = swallowing()
next(g)
del g


def outer():
    try:
        yield from inner()
    finally:
        print("outer")


def inner():
    try:
        yield 1
    finally:
        print("inner")


g = outer()
next(g)
del g


def nested():
    with Manager():
        yield


class Manager:
    def __enter__(self):
        print("enter")

    def __exit__(self, kind, value, traceback):
        print("exit", kind.__name__)


g = nested()
next(g)
del g
saved = []


def resurrecting(box):
    try:
        yield
    finally:
        saved.append(box)


box = []
g = resurrecting(box)
box.append(g)
next(g)
del g, box
print(gc.collect(), len(saved), saved[0][0].gi_frame)
saved.clear()
print(gc.collect())
