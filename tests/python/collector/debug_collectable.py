"""DEBUG_COLLECTABLE names each unreachable object, in the order in which they are found."""
import gc
import sys


class Capture:
    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text


class Node:
    pass


gc.disable()
gc.collect()
sys.stderr = capture = Capture()
gc.set_debug(gc.DEBUG_COLLECTABLE)
a = Node()
b = Node()
a.b, b.a = b, a
c = [a]
a.c = c
d = {"self": None}
d["self"] = d
f = lambda: f
t = (1, [])
t[1].append(t)
id_of = {hex(id(o)): n for o, n in ((a, "a"), (b, "b"), (c, "c"), (d, "d"), (t, "t"), (t[1], "t[1]"))}
del a, b, c, d, t
n = gc.collect()
gc.set_debug(0)
sys.stderr = sys.__stderr__
print(n)
for line in capture.text.splitlines():
    head, address = line.rsplit(" ", 1)
    print(head, id_of.get(address.rstrip(">"), "?"))
