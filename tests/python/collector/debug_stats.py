"""DEBUG_STATS writes to sys.stderr about each collection."""
import gc
import sys


class Capture:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        pass


gc.disable()
gc.collect()
capture = Capture()
real, sys.stderr = sys.stderr, capture
gc.set_debug(gc.DEBUG_STATS)
ring = []
ring.append(ring)
del ring
n = gc.collect()
gc.collect(0)
gc.set_debug(0)
sys.stderr = real
text = "".join(capture.parts)
print(n)
for line in text.splitlines():
    words = line.split()
    if "generation:" in line and "each" in line:
        print("objects in each generation", len(words) - 5, words[-1] > "0")
    elif "elapsed" in line:
        print(line.rsplit(",", 1)[0], len(words))
    else:
        print(line)
