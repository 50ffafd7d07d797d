"""Inside a finalizer the collector looks as it is: enabled, collecting, its garbage still tracked."""
import gc

gc.collect()


class Curious:
    def __del__(self):
        print(gc.isenabled(), gc.is_tracked(self), gc.is_finalized(self), gc.collect(), gc.get_count()[0] >= 0)
        print([any(o is self for o in gc.get_objects(g)) for g in range(3)], any(o is self.ring for o in gc.get_referrers(self)))


c = Curious()
c.ring = [c]
del c
print(gc.collect())
