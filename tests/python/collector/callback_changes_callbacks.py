"""The list of callbacks may change while it is walked."""
import gc

gc.collect()


def leave(phase, info):
    print("leave", phase)
    gc.callbacks.remove(leave)


def stay(phase, info):
    print("stay", phase)


def add(phase, info):
    print("add", phase)
    if stay not in gc.callbacks:
        gc.callbacks.append(stay)


gc.callbacks.extend([leave, add])
gc.collect()
print(len(gc.callbacks))
gc.collect()
gc.callbacks[:] = []
