"""Rings are freed by the automatic collection of generation 0 that their own making brings about."""
import gc

freed = []


class Ring:
    def __init__(self, n):
        self.n = n
        self.me = self

    def __del__(self):
        freed.append(self.n)


gc.disable()
gc.collect()
log = []


def note(phase, info):
    log.append((phase, info["generation"], info["collected"], len(freed)))


gc.callbacks.append(note)
gc.enable()
for i in range(2000):
    Ring(i)
gc.disable()
gc.callbacks.remove(note)
print(log)
print(len(freed), freed == list(range(len(freed))))
print(gc.collect(), len(freed))
