"""gc.is_tracked, get_count, get_threshold, get_objects, get_referrers, get_referents, freeze, callbacks, stats."""
import gc

gc.collect()
print([gc.is_tracked(x) for x in (1, "a", None, 1.5, (), (1,), [], [1], {}, {"a": 1}, {"a": []}, {1: "b"}, set(), frozenset(), object(), gc, len, int, lambda: 0, range(1), slice(1), b"a", bytearray(), True, type)])


class Thing:
    pass


class Slots:
    __slots__ = ("a",)


class EmptySlots:
    __slots__ = ()


print(gc.is_tracked(Thing()), gc.is_tracked(Thing().__dict__), gc.is_tracked(Slots()), gc.is_tracked(EmptySlots()), gc.is_tracked(Thing), gc.is_tracked(Thing().__init__), gc.is_tracked(iter([])), gc.is_tracked(ValueError()), gc.is_tracked(Thing.__dict__))
print(gc.get_threshold())
gc.disable()
a = a = gc.get_count()[0]
held = [Thing() for _ in range(50)]
b = gc.get_count()[0]
print(b - a >= 50)
del held
print(gc.get_count()[0] - b)
d = {"a": 1}
before = gc.is_tracked(d); d["b"] = []; after = gc.is_tracked(d)
print(before, after); d["b"] = 1; gc.collect(); print(gc.is_tracked(d))
t = tuple([1, 2]); print(gc.is_tracked(t)); gc.collect(); print(gc.is_tracked(t))
x = []
y = [x, {"k": x}, (x,)]
print(gc.get_referents(y) == y, gc.get_referents({"a": 1}), gc.get_referents(1), gc.get_referents(Thing()) == [Thing], len(gc.get_referrers(x)))
print(any(o is y for o in gc.get_objects()), any(o is x for o in gc.get_referrers(x)), y in gc.get_referrers(x))
events = []


def callback(phase, info):
    events.append((phase, info["generation"], info["collected"], info["uncollectable"]))


gc.callbacks.append(callback)
loop = []; loop.append(loop); del loop
gc.collect(); gc.collect(0)
gc.callbacks.remove(callback)
print(events)
gc.set_threshold(500, 5)
print(gc.get_threshold()); gc.set_threshold(0); print(gc.get_threshold()); gc.set_threshold(700, 10, 10)
gc.freeze(); print(gc.get_freeze_count() > 0); gc.unfreeze(); print(gc.get_freeze_count())
print(gc.is_finalized(x), gc.get_debug(), [sorted(s) for s in gc.get_stats()][0], gc.DEBUG_SAVEALL)


class Final:
    def __del__(self):
        global saved
        saved = self


f = Final(); f.me = f; del f
print(gc.collect(), gc.is_finalized(saved)); del saved.me; del saved
gc.set_debug(gc.DEBUG_SAVEALL)
loop = []; loop.append(loop); del loop
print(gc.collect(), len(gc.garbage), gc.garbage[0].__class__)
gc.garbage.clear(); gc.set_debug(0); print(gc.collect())
