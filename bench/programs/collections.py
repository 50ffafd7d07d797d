# Collections of 200,000 objects in cycles: five while they are held, the sixth frees them.
import gc


class Node:
    pass


def ring_pairs(count):
    kept = []
    for i in range(count):
        a = Node()
        b = Node()
        a.other = b
        b.other = a
        kept.append(a)
    return kept


gc.disable()
kept = ring_pairs(100000)
for i in range(5):
    gc.collect()
kept = None
print(gc.collect())
