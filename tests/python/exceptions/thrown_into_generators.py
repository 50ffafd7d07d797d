"""What throw() raises has the exception that the generator is handling as its context."""
import sys


def handling():
    try:
        raise KeyError('a')
    except KeyError:
        yield


def handling_inside():
    try:
        raise KeyError('a')
    except KeyError:
        try:
            yield
        except ValueError as error:
            print(repr(error), repr(error.__context__))
            yield 'b'


g = handling()
next(g)
try:
    g.throw(ValueError)
except ValueError as error:
    print(repr(error.__context__))
g = handling_inside()
next(g)
print(g.throw(ValueError))


# The frames between are there while it is thrown through them.
def outer():
    yield from inner()


def inner():
    try:
        yield 1
    except ValueError:
        frame, names = sys._getframe(), []
        while frame:
            names.append(frame.f_code.co_name)
            frame = frame.f_back
        print(names)
        yield 2
    finally:
        print(sys._getframe().f_back.f_code.co_name)


g = outer()
print(next(g), g.throw(ValueError))
g.close()


# A class that gives no exception when it is called.
class Odd(Exception):
    def __new__(cls, *args):
        return cls


def plain():
    try:
        yield
    except TypeError as error:
        print(error)
        yield 'caught'


g = plain()
next(g)
print(g.throw(Odd))
