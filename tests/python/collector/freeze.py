"""gc.freeze moves all tracked objects to a permanent generation that collections do not look at."""
import gc

gc.disable()
gc.collect()
gc.unfreeze()
ring = []
ring.append(ring)
gc.freeze()
print(gc.get_freeze_count() > 0, gc.get_count()[0] < 30, len(gc.get_objects(2)), len(gc.get_objects(1)))
del ring
print(gc.collect())
fresh = {}
fresh["me"] = fresh
del fresh
print(gc.collect())
before = gc.get_freeze_count()
gc.freeze()
print(gc.get_freeze_count() >= before)
gc.unfreeze()
print(gc.get_freeze_count(), gc.collect())


class Thing:
    pass


t = Thing()
gc.freeze()
print(any(o is t for o in gc.get_objects()), gc.is_tracked(t))
del t
n = gc.get_freeze_count()
held = [Thing() for _ in range(5)]
print(gc.get_freeze_count() - n)
gc.unfreeze()
print(any(o is held for o in gc.get_objects(2)), any(o is held for o in gc.get_objects(0)))
