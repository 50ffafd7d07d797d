"""What gc.collect() returns for functions, closures, defaults, methods and what wraps them."""
import gc
import functools

gc.disable()
gc.collect()


class Thing:
    def method(self):
        pass


def closure():
    def inner():
        return inner


def closure_of_two():
    def first():
        return second

    def second():
        return first


def with_default():
    def inner(x=[]):
        pass
    inner.__defaults__[0].append(inner)


def with_keyword_default():
    def inner(*, x=[]):
        pass
    inner.__kwdefaults__["x"].append(inner)


def with_attribute():
    def inner():
        pass
    inner.me = inner


def with_annotation():
    def inner(x: "X"):
        pass
    inner.__annotations__["x"] = inner


def own_globals():
    space = {}
    exec("def f(): pass\ndef g(): return f", space)


def bound():
    t = Thing()
    t.method = t.method


def of_partial():
    t = Thing()
    t.call = functools.partial(print, t)


def of_partial_keyword():
    t = Thing()
    t.call = functools.partial(print, end=t)


def of_builtin_method():
    a = []
    a.append(a.append)


def of_property():
    a = []
    a.append(property(a.append))


def of_static():
    a = []
    a.append(staticmethod(a.append))


def of_class_method():
    a = []
    a.append(classmethod(a.append))


def of_wrapper():
    t = Thing()
    t.call = t.__init__


def of_str_method():
    t = Thing()
    t.call = t.__str__


def of_cell():
    c = types.CellType()
    c.cell_contents = c


def of_cached():
    t = Thing()

    @functools.lru_cache(None)
    def cached(x):
        return x
    t.cached = cached
    cached(t)


def lambda_default():
    t = Thing()
    t.f = lambda t=t: t


def decorated():
    def deco(f):
        @functools.wraps(f)
        def wrapper(*a):
            return f(*a)
        return wrapper

    @deco
    def inner():
        return inner


def of_super():
    t = Thing()
    t.super = super(Thing, t)


gc.collect()
for make in [v for n, v in list(globals().items()) if type(v) is type(closure) and n != "Thing"]:
    make()
    print(make.__name__, gc.collect())
