"""gc.is_finalized: set once a finalizer has run through the collector or a destruction."""
import gc

kept = []


class Saved:
    def __del__(self):
        kept.append(self)


class Plain:
    pass


gc.collect()
s = Saved()
print(gc.is_finalized(s))
del s
print(gc.is_finalized(kept[0]), len(kept))
kept.clear()
s = Saved()
s.me = s
print(gc.is_finalized(s))
del s
print(gc.collect(), gc.is_finalized(kept[0]))
print(gc.is_finalized(Plain()), gc.is_finalized(1), gc.is_finalized([]), gc.is_finalized(Saved))


def generate():
    try:
        yield 1
    finally:
        kept.append("closed")


g = generate()
print(gc.is_finalized(g), next(g))
g.close()
print(gc.is_finalized(g), kept[-1])
kept[0].__del__()
print(gc.is_finalized(kept[0]), len(kept))
