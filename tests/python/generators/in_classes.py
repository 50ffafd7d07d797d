"""Generators as methods, context managers and iterators; del and gc."""
import gc


class Tree:
    def __init__(self, value, *children):
        self.value, self.children = value, children

    def __iter__(self):
        yield self.value
        for child in self.children:
            yield from child

    def paths(self, prefix=()):
        here = prefix + (self.value,)
        if not self.children:
            yield here
        for child in self.children:
            yield from child.paths(here)


t = Tree(1, Tree(2, Tree(3)), Tree(4))
print(list(t), list(t.paths()), sum(t), 3 in t, sorted(t, reverse=True), [*t], dict.fromkeys(t))


def guarded(name):
    try:
        yield name
    finally:
        print("cleanup", name)


g = guarded("del"); next(g); del g
h = guarded("never started"); del h
for value in guarded("loop"):
    print(value)


def uses():
    for value in guarded("return inside"):
        return value


print(uses())
x, = guarded("unpack")
print(x)
first = next(guarded("temporary"))
print(first)


def cyclic():
    me = yield
    try:
        yield me
    finally:
        print("cycle cleanup")


c = cyclic(); next(c); c.send(c); del c
print(gc.collect() > 0)


class Managed:
    def __init__(self, function):
        self.function = function

    def __call__(self, *args):
        self.gen = self.function(*args)
        return self

    def __enter__(self):
        return next(self.gen)

    def __exit__(self, kind, value, tb):
        try:
            if kind is None:
                next(self.gen)
            else:
                self.gen.throw(value)
                return True
        except StopIteration:
            return kind is not None
        return False


@Managed
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as error:
        print("inside:", error)
    print(f"</{name}>")


with tag("b") as name:
    print(name)
with tag("i"):
    raise ValueError("oops")


def locals_kept():
    big = [0] * 10
    yield len(big)
    big = None
    yield big


l = locals_kept()
print(next(l), l.gi_frame.f_locals, next(l), l.gi_frame.f_locals, list(l), l.gi_frame)
at_exit = guarded("program end"); next(at_exit)
print(repr(at_exit).split(" at ")[0], at_exit.gi_suspended)
