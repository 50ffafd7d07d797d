"""Generators and what their frames hold."""
import sys, gc

count = sys.getrefcount
thing = object()


def gen(x):
    y = x
    received = yield count(x)
    del y
    received = yield count(x)
    yield received


g = gen(thing)
print(count(thing), count(g))
print(next(g), count(thing))
print(g.send(thing), count(thing))
print(next(g) is thing, count(thing))
print(list(g), count(thing))
g = gen(thing)
next(g)
g.close()
print(count(thing), g.gi_frame)
g = gen(thing)
del g
print(count(thing))
h = (x for x in [thing, thing])
print(count(thing)); next(h); print(count(thing)); del h
print(count(thing))


def delegating(x):
    yield from [x, x]
    return x


d = delegating(thing)
print(next(d) is thing, count(thing), d.gi_yieldfrom.__class__)
del d
print(count(thing))


def infinite():
    items = [thing] * 3
    while True:
        yield items


i = infinite()
i2 = next(i)
print(count(i2), count(thing))
del i
print(count(i2), count(thing))
del i2
print(count(thing), sys.getsizeof(gen(thing)), sys.getsizeof(infinite()), gc.is_tracked(gen(1)))
cycle = []


def in_cycle():
    yield cycle


c = in_cycle()
next(c)
cycle.append(c)
del c, cycle
try:
    print(gc.collect())
finally:
    pass
gen_list = [gen(thing) for _ in range(3)]
print(count(thing), [next(x) for x in gen_list], count(thing))
gen_list.clear()
print(count(thing))
e = gen(thing)
next(e)
try:
    e.throw(ValueError(thing))
except ValueError as error:
    print(count(thing))
print(count(thing), e.gi_frame, e.gi_running)
