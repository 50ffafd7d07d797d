"""gc.get_objects(generation=) shows an object grow old."""
import gc

gc.disable()
gc.collect()


class Thing:
    pass


thing = Thing()
items = [thing]


def where(o):
    return [g for g in range(3) if any(x is o for x in gc.get_objects(generation=g))]


print(where(thing), where(items))
gc.collect(0)
print(where(thing), where(items))
late = [1]
gc.collect(0)
print(where(thing), where(items), where(late))
gc.collect(1)
print(where(thing), where(items), where(late))
newest = {"k": []}
gc.collect(2)
print(where(thing), where(items), where(late), where(newest))
print([any(x is thing for x in gc.get_objects()), any(x is thing for x in gc.get_objects(None))])
for bad in (-1, 3, 2**70, "a", 1.0):
    try:
        gc.get_objects(bad)
    except Exception as error:
        print(type(error).__name__, error)
try:
    gc.get_objects(generation=0, other=1)
except TypeError as error:
    print(error)
print(type(gc.get_objects(0)), any(x is gc.get_objects for x in gc.get_objects()))
