"""gc.disable stops automatic collections only; gc.enable lets them happen again."""
import gc

starts = []


def note(phase, info):
    if phase == "start":
        starts.append(info["generation"])


gc.collect()
gc.callbacks.append(note)
gc.disable()
print(gc.isenabled())
held = [[] for _ in range(5000)]
print(len(starts), gc.get_count()[0] > 4000)
gc.collect(0)
print(starts)
gc.enable()
print(gc.isenabled(), gc.enable(), gc.disable(), gc.enable())
del held
starts.clear()
held = [[] for _ in range(5000)]
print(starts)
gc.set_threshold(0)
starts.clear()
held = [[] for _ in range(5000)]
print(starts, gc.get_count()[0] > 4000)
gc.set_threshold(700)
gc.callbacks.clear()
