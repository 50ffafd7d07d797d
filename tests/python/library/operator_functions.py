"""The functions of operator: what they give, what they hold, how large they are and what they say of wrong arguments."""
import copy
import gc
import operator
import sys
from operator import attrgetter, itemgetter, methodcaller


def tell(text):
    try:
        print(text, '->', eval(text))
    except Exception as error:
        print(text, '->', type(error).__name__, error)


class Thing:
    pass


thing = Thing()
thing.part = Thing()
thing.part.name, thing.size = 'inner', 5
pairs = [(2, 'b'), (1, 'c'), (3, 'a')]
print(sorted(pairs, key=itemgetter(1)), sorted(pairs, key=itemgetter(0)), max(pairs, key=itemgetter(1, 0)))
for text in ('itemgetter()', 'attrgetter()', 'methodcaller()', 'attrgetter(5)', 'attrgetter("a", 5)', 'methodcaller(5)', 'itemgetter(a=1)', 'attrgetter("a", b=1)', 'methodcaller(name=1)',
             'itemgetter(1)()', 'itemgetter(1)([1], 2)', 'itemgetter(1)(x=1)', 'attrgetter("a")()', 'attrgetter("a")(1, 2)', 'attrgetter("a")(x=1)', 'methodcaller("x")()', 'methodcaller("x")(1, 2)',
             'methodcaller("x")(z=1)', 'itemgetter(1)([5, 6])', 'itemgetter(1, -1)("abc")', 'itemgetter(slice(1))([1, 2])', 'itemgetter("k")({"k": 1})', 'itemgetter("k")({})', 'itemgetter(9)([])',
             'itemgetter(1)(5)', 'itemgetter([])({})', 'itemgetter((1, 2))({(1, 2): 3})', 'attrgetter("size")(thing)', 'attrgetter("part.name")(thing)', 'attrgetter("part.name", "size")(thing)',
             'attrgetter("part.no")(thing)', 'attrgetter("no.name")(thing)', 'attrgetter("real.imag", "real")(5)', 'attrgetter("a..b")(5)', 'attrgetter("")(5)', 'attrgetter(".")(5)',
             'methodcaller("upper")("a")', 'methodcaller("split", "-", maxsplit=1)("a-b-c")', 'methodcaller("no")(5)', 'methodcaller("split", 5)("a")', 'methodcaller("bit_length")(5)',
             'itemgetter(1)', 'itemgetter(1, "a")', 'itemgetter((1, 2))', 'itemgetter((1,))', 'attrgetter("a")', 'attrgetter("a.b", "c")', 'methodcaller("x")', 'methodcaller("x", 1, [2], a=2, b="c")',
             'itemgetter(1).__reduce__()', 'itemgetter(1, 2).__reduce__()', 'attrgetter("a.b", "c").__reduce__()', 'attrgetter("a").__reduce__()', 'methodcaller("x", 1).__reduce__()',
             'methodcaller("x", 1, a=2).__reduce__()', 'copy.copy(itemgetter(1, 2))', 'copy.deepcopy(attrgetter("a.b"))', 'copy.copy(methodcaller("x", 1, a=2))("q")', 'itemgetter(1).x', 'vars(itemgetter(1))',
             'itemgetter.__module__, itemgetter.__name__, attrgetter.__qualname__', 'itemgetter(1) == itemgetter(1)', 'type("Derived", (itemgetter,), {})',
             'gc.is_tracked(itemgetter(1)), gc.is_tracked(attrgetter("a")), gc.is_tracked(methodcaller("a"))'):
    tell(text)
print([sys.getsizeof(made) for made in (itemgetter(1), itemgetter(1, 2), attrgetter('a'), attrgetter('a.b', 'c'), methodcaller('x'), methodcaller('x', 1, a=2))])
key, values = [], [1]
before = sys.getrefcount(key)
getter, caller = itemgetter(key), methodcaller('x', key, k=key)
print(sys.getrefcount(key) - before)
del getter, caller
print(sys.getrefcount(key) - before)
gc.collect()
ring = []
ring.append(itemgetter(ring))
print(ring)
ring.append(methodcaller('x', ring))
print(ring)
del ring
print(gc.collect())


class Loud:
    def __getitem__(self, key):
        print('asked for', key)
        return [key]

    def __getattr__(self, name):
        print('asked for', name)
        return Loud()


print(itemgetter(1, 2)(Loud()), type(attrgetter('a.b', 'c')(Loud())))
print(operator.__all__ == sorted(operator.__all__, key=lambda name: name.lower().replace('_', '')) or operator.__all__[:5])
for name in sorted(vars(operator)):
    if name[:2] == '__' and callable(vars(operator)[name]):
        print(name, vars(operator)[name].__name__, end='; ')
print()
print(operator.__add__(1, 2), operator.__not__(0), operator.__getitem__([1], 0), operator.__contains__([1], 1), operator.__iadd__([1], [2]))
