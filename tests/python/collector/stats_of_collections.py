"""gc.get_stats counts collections and what they found, generation by generation."""
import gc

gc.disable()
gc.collect()


def delta(before, after):
    return [tuple(b[k] - a[k] for k in ("collections", "collected", "uncollectable")) for a, b in zip(before, after)]


def rings(n):
    for _ in range(n):
        ring = {}
        ring["me"] = ring


print([sorted(s) for s in gc.get_stats()], [list(s) for s in gc.get_stats()][0])
before = gc.get_stats()
rings(3)
gc.collect(0)
print(delta(before, gc.get_stats()))
rings(4)
gc.collect(1)
gc.collect(1)
print(delta(before, gc.get_stats()))
rings(5)
gc.collect()
gc.collect(0)
print(delta(before, gc.get_stats()))
s = gc.get_stats()
s[0]["collections"] = "changed"
print(gc.get_stats()[0]["collections"] == s[0]["collections"], gc.get_stats() is gc.get_stats())
