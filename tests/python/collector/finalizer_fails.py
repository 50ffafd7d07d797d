"""An exception in __del__ is reported to stderr and ignored, with its traceback."""
import gc
import sys


class Bad:
    def __init__(self, what):
        self.what = what

    def __del__(self):
        raise self.what


class Deeper:
    def __del__(self):
        self.help()

    def help(self):
        return 1 / 0


sys.stderr = sys.stdout
b = Bad(ValueError("plain"))
del b
b = Bad(KeyError("k"))
b.me = b
del b
print(gc.collect())
d = Deeper()
del d
[Bad(TypeError("in a list")), 1].clear()


def scope():
    b = Bad(RuntimeError("in a scope"))
    print("leaving")


scope()
try:
    b = Bad(OSError(2, "text"))
    raise IndexError("outer")
except IndexError as error:
    del b
    print("still", repr(error), error.__context__)
print("end")
