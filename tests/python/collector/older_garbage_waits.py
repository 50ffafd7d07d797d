"""Garbage that survived into an older generation is not found by collecting a younger one."""
import gc

gc.disable()
gc.collect()


def ring():
    loop = []
    loop.append(loop)
    return loop


kept = ring()
print(gc.collect(0))
del kept
print(gc.collect(0), gc.collect(1))
kept = ring()
print(gc.collect(0))
print(gc.collect(1))
del kept
print(gc.collect(0), gc.collect(1), gc.collect(2), gc.collect(2))
young, old = ring(), ring()
gc.collect(1)
young = ring()
del young, old
print(gc.collect(0), gc.collect(1), gc.collect(2))
