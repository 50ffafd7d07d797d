"""What gc.collect() returns for generators: not started, suspended, finished, and those in a ring."""
import gc

gc.disable()
gc.collect()


class Box:
    pass


def gen(box):
    box.local = [1]
    yield box
    yield 2


def not_started():
    b = Box()
    b.g = gen(b)


def suspended():
    b = Box()
    b.g = gen(b)
    next(b.g)


def finished():
    b = Box()
    b.g = gen(b)
    for _ in b.g:
        pass


def closed():
    b = Box()
    b.g = gen(b)
    next(b.g)
    b.g.close()


def own_frame():
    b = Box()
    b.g = gen(b)
    b.frame = b.g.gi_frame


def own_frame_suspended():
    b = Box()
    b.g = gen(b)
    next(b.g)
    b.frame = b.g.gi_frame


def self_holding():
    def g():
        me = yield
        yield me
    it = g()
    next(it)
    it.send(it)


def expression():
    b = Box()
    b.g = (b for _ in range(3))


def expression_started():
    b = Box()
    b.g = (x for x in [b])
    next(b.g)


def delegating():
    def inner(b):
        yield b

    def outer(b):
        yield from inner(b)
    b = Box()
    b.g = outer(b)
    next(b.g)


def with_finally():
    def g(b):
        try:
            yield b
        finally:
            print("finally")
    b = Box()
    b.g = g(b)
    next(b.g)


def finally_not_started():
    def g(b):
        try:
            yield b
        finally:
            print("never")
    b = Box()
    b.g = g(b)


def running():
    def g(b):
        b.me = b.g
        b.count = gc.collect()
        yield
    b = Box()
    b.g = g(b)
    next(b.g)
    print("while running", b.count)


gc.collect()
for make in [v for n, v in list(globals().items()) if type(v) is type(gen) and n != "gen"]:
    make()
    print(make.__name__, gc.collect(), gc.collect())
