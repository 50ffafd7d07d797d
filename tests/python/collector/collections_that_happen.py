"""When automatic collections happen, to the allocation: generation 0 over 700, 1 and 2 over 10 of the younger one."""
import gc

log = []


def note(phase, info):
    if phase == "start":
        log.append((len(held), info["generation"]))


class Thing:
    __slots__ = ("a",)


held = []
gc.disable()
gc.collect()
gc.callbacks.append(note)
base = gc.get_count()[0]
gc.enable()
while len(held) < 10000:
    held.append(Thing())
gc.disable()
gc.callbacks.remove(note)
print(base)
print(log)
