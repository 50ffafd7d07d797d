"""Nothing is uncollectable in Python 3.4 and later: gc.garbage stays empty."""
import gc

gc.collect()


class WithDel:
    def __del__(self):
        pass


for _ in range(3):
    a, b = WithDel(), WithDel()
    a.b, b.a = b, a
    del a, b
    print(gc.collect(), gc.garbage, gc.get_stats()[2]["uncollectable"])
gc.set_debug(gc.DEBUG_UNCOLLECTABLE)
a = WithDel()
a.me = a
del a
print(gc.collect(), gc.garbage)
gc.set_debug(0)
