"""Keys that die while somebody iterates stay until the iteration ends, uncounted."""
import weakref


class Key:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f"K{self.n}"


keys = [Key(i) for i in range(6)]
d = weakref.WeakKeyDictionary((k, k.n) for k in keys)
it = iter(d)
print(next(it))
keys[2] = keys[3] = None
print(len(d), len(d.data), len(d._pending_removals))
print([k for k in it], len(d), len(d.data))
for k, v in d.items():
    if v == 1:
        keys[5] = None
    print(k, v, len(d), end="; ")
    del k
print(len(d))
it = d.values()
print(next(it))
keys[0] = None
del d[keys[1]]
print(len(d), d._dirty_len, len(d._pending_removals), len(d.data))
it.close()
print(len(d), len(d.data), list(d.items()))
first, second = iter(d), iter(d)
keys[4] = None
print(len(d))
