"""DEBUG_LEAK tells and keeps what is collectable."""
import gc
import sys


class Capture:
    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text


gc.disable()
gc.collect()
print(gc.DEBUG_LEAK == gc.DEBUG_COLLECTABLE | gc.DEBUG_UNCOLLECTABLE | gc.DEBUG_SAVEALL)
gc.set_debug(gc.DEBUG_LEAK)
print(gc.get_debug())
sys.stderr = capture = Capture()


def outer():
    def inner():
        return inner
    return None


outer()
n = gc.collect()
sys.stderr = sys.__stderr__
gc.set_debug(0)
print(n, [type(o).__name__ for o in gc.garbage])
print([line.split(" 0x")[0] for line in capture.text.splitlines()])
del gc.garbage[:]
print(gc.collect())
for bad in ("a", None, 1.5, 2**40):
    try:
        gc.set_debug(bad)
    except Exception as error:
        print(type(error).__name__, error)
print(gc.get_debug())
