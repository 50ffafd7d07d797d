"""gc.callbacks are told start and stop, with the same dict for each of them."""
import gc

gc.disable()
gc.collect()
seen = []


def first(phase, info):
    seen.append(info)
    info["touched"] = True
    print("first", phase, {k: info[k] for k in ("generation", "collected", "uncollectable")}, list(info))


def second(phase, info):
    print("second", phase, info is seen[-1], "touched" in info)


gc.callbacks.append(first)
gc.callbacks.append(second)
for generation in range(3):
    ring = []
    ring.append(ring)
    other = {"ring": ring}
    ring.append(other)
    del ring, other
    print("found", gc.collect(generation))
gc.callbacks.remove(first)
print(gc.callbacks == [second])
seen.append({})
gc.collect(0)
gc.callbacks.clear()
gc.collect(0)
