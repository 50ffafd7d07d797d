"""With small thresholds collections follow each other quickly, each of the oldest generation that is due."""
import gc

log = []


def note(phase, info):
    if phase == "start":
        log.append(info["generation"])


class Thing:
    __slots__ = ("a",)


gc.disable()
gc.collect()
gc.freeze()
gc.callbacks.append(note)
gc.set_threshold(5, 2, 2)
held = [None] * 300
gc.enable()
for i in range(300):
    held[i] = Thing()
gc.disable()
print(log)
log.clear()
gc.set_threshold(1, 1, 1)
gc.enable()
for i in range(50):
    held[i] = Thing()
gc.disable()
print(log)
gc.callbacks.clear()
gc.unfreeze()
