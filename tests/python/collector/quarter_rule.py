"""A full collection waits until what waits for it is a quarter of what survived the last one."""
import gc

log = []


def note(phase, info):
    if phase == "start" and info["generation"] == 2:
        log.append(len(held))


class Thing:
    __slots__ = ("a",)


gc.disable()
gc.freeze()
ballast = [Thing() for _ in range(10000)]
held = []
gc.collect()
gc.set_threshold(20, 3, 3)
gc.callbacks.append(note)
gc.enable()
while len(held) < 12000:
    held.append(Thing())
gc.disable()
gc.callbacks.remove(note)
print(log)
