"""Every kind of parameter, and every way of calling wrongly."""


def everything(a, b=2, /, c=3, *args, d, e=5, **rest):
    return a, b, c, args, d, e, rest


print(everything(1, d=4))
print(everything(1, 2, 3, 4, 5, d=6, e=7, f=8, a=9))


def plain(a, b, c=3):
    return a, b, c


def none():
    pass


def keyword_only(*, x, y=1, z):
    return x, y, z


def positional_only(x, y, /):
    return x, y


def mutable(item, into=[]):
    into.append(item)
    return into


print(mutable(1), mutable(2), mutable(3, []), mutable.__defaults__)


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except TypeError as error:
        print(error)


attempt(plain)
attempt(plain, 1)
attempt(plain, 1, 2, 3, 4)
attempt(plain, 1, 2, b=3)
attempt(plain, 1, d=3)
attempt(plain, c=1)
attempt(none, 1)
attempt(none, x=1)
attempt(keyword_only)
attempt(keyword_only, 1)
attempt(keyword_only, x=1)
attempt(keyword_only, 1, x=1, z=2)
attempt(keyword_only, x=1, z=2, w=3)
attempt(positional_only, 1)
attempt(positional_only, x=1, y=2)
attempt(positional_only, 1, 2, 3)
attempt(everything)
attempt(everything, 1)
attempt(everything, 1, 2, 3, 4, c=5, d=6)
attempt(lambda x: x)
attempt(5)
attempt(None, 1)
attempt(plain, **{"a": 1, "b": 2, "colour": 3})


class Thing:
    def method(self, x):
        return x

    @staticmethod
    def fixed(x):
        return x


attempt(Thing().method)
attempt(Thing().method, 1, 2)
attempt(Thing.method)
attempt(Thing.fixed)
attempt(Thing, 5)
attempt(Thing().fixed, 1, y=2)
print(everything.__defaults__, everything.__kwdefaults__, everything.__code__.co_varnames)
print(everything.__code__.co_argcount, everything.__code__.co_posonlyargcount, everything.__code__.co_kwonlyargcount, everything.__code__.co_flags)
