"""At the end of a program: atexit, the main module's names, then what is left in cycles."""
import atexit
import gc


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, gc is not None, print is not None)


atexit.register(print, "atexit")
plain = Loud("plain")
ring = Loud("ring")
ring.me = ring
pair = [Loud("in pair")]
pair.append(pair)
_private = Loud("_private")
function_default = lambda x=Loud("default"): 0
Loud.attribute = Loud("on its own class")
gone = Loud("gone")
gone.me = gone
del gone
gc.disable()
print("last line")
