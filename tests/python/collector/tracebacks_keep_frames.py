"""A kept exception keeps its traceback, the frames and their locals, until it is dropped or collected."""
import gc

gc.disable()
gc.collect()


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def fail():
    local = Loud("local of fail")
    raise ValueError("x")


def catch():
    mine = Loud("local of catch")
    try:
        fail()
    except ValueError as error:
        return error


e = catch()
print("kept")
e.__traceback__ = None
print("traceback dropped")
del e


def keep_in_own_frame():
    mine = Loud("own frame")
    try:
        fail()
    except ValueError as error:
        kept = error
    print("leaving")


keep_in_own_frame()
print(gc.collect())


def clear_frame():
    try:
        fail()
    except ValueError as error:
        kept = error
    kept.__traceback__.tb_next.tb_frame.clear()
    print("cleared")


clear_frame()
print(gc.collect())
import sys


def info():
    try:
        fail()
    except ValueError:
        t = sys.exc_info()
    return t[1]


e = info()
del e
print(gc.collect())
