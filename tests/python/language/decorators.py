"""Decorators of functions, methods and classes."""
import functools


def log(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        print("calling", function.__name__, args, kwargs)
        result = function(*args, **kwargs)
        print("returned", result)
        return result
    return wrapper


def repeat(times):
    print("repeat", times)

    def decorate(function):
        print("decorate", function.__name__)

        def wrapper(*args):
            return [function(*args) for _ in range(times)]
        return wrapper
    return decorate


@log
def add(a, b=2):
    """Adds."""
    return a + b


print(add(1), add.__name__, add.__doc__, add.__wrapped__(3))


@repeat(2)
@repeat(3)
@log
def word(x):
    return x


print(word("a"))
registry = {}


def register(cls):
    registry[cls.__name__] = cls
    cls.registered = True
    return cls


@register
class Plugin:
    @log
    def run(self, x):
        return x * 2

    @classmethod
    @log
    def make(cls):
        return cls.__name__


print(registry, Plugin.registered, Plugin.make(), Plugin().run.__name__)


class CountCalls:
    def __init__(self, function):
        self.function, self.count = function, 0
        functools.update_wrapper(self, function)

    def __call__(self, *args):
        self.count += 1
        return self.function(*args)


@CountCalls
def hello(name):
    return f"hello {name}"


print(hello("a"), hello("b"), hello.count, hello.__name__)


