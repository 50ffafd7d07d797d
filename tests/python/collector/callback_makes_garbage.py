"""What a callback leaves behind before a collection belongs to it; what it leaves after, to the next."""
import gc

gc.disable()
gc.collect()


def litter(phase, info):
    ring = [phase]
    ring.append(ring)


gc.callbacks.append(litter)
print(gc.collect(), gc.collect(), gc.collect(0))
gc.callbacks.remove(litter)
print(gc.collect(), gc.collect())
