"""gc.collect takes a generation by position or by keyword, and refuses what is none."""
import gc

gc.collect()
for generation in range(3):
    loop = []
    loop.append(loop)
    del loop
    print(generation, gc.collect(generation))
loop = []
loop.append(loop)
del loop
print(gc.collect(generation=0), gc.collect(generation=2))


class Index:
    def __index__(self):
        return 1


print(gc.collect(True), gc.collect(Index()))
for bad in (-1, 3, 100, 2**40, "1", None, 1.0, [], -2**70):
    try:
        print(gc.collect(bad))
    except Exception as error:
        print(repr(bad), type(error).__name__, error)
for call in (lambda: gc.collect(1, 2), lambda: gc.collect(gen=1), lambda: gc.collect(1, generation=1)):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
