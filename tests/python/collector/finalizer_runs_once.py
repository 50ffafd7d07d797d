"""__del__ runs once in an object's life, however often it comes back."""
import gc

saved = []


class Phoenix:
    count = 0

    def __del__(self):
        Phoenix.count += 1
        saved.append(self)


p = Phoenix()
del p
for turn in range(3):
    print(turn, Phoenix.count, len(saved))
    saved.clear()
p = Phoenix()
p.me = p
del p
for turn in range(3):
    print(turn, gc.collect(), Phoenix.count, len(saved), gc.is_finalized(saved[0]) if saved else None)
    saved.clear()
p = Phoenix()
p.__del__()
print(Phoenix.count, len(saved), gc.is_finalized(p))
saved.clear()
del p
print(Phoenix.count, len(saved))
saved.clear()
print(Phoenix.count)


class NoGC:
    __slots__ = ()

    def __del__(self):
        print("untracked object's del")
        saved.append(self)


n = NoGC()
del n
print(len(saved))
saved.clear()
print(len(saved))
saved.clear()
