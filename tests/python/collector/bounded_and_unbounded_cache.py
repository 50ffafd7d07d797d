"""A cache of methods keeps its instances alive; a bounded one lets go of the oldest."""
import functools
import gc

gc.disable()
gc.collect()


class Model:
    def __init__(self, n):
        self.n = n

    @functools.lru_cache(maxsize=2)
    def value(self, x):
        return self.n * x

    def __del__(self):
        print("model", self.n, "gone")


for i in range(4):
    Model(i).value(i)
print("made", Model.value.cache_info())
print(gc.collect())
Model.value.cache_clear()
print("cleared", gc.collect())


@functools.lru_cache(None)
def keep(o):
    return o


keep(Model(9))
print(keep.cache_info().currsize, gc.collect())
del keep
print(gc.collect())
