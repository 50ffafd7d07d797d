"""What the gc module offers, and its constants."""
import gc

print([name for name in sorted(dir(gc)) if not name.startswith("_")])
for name in sorted(dir(gc)):
    if name.startswith("DEBUG_"):
        print(name, getattr(gc, name))
print(type(gc.garbage), gc.garbage, type(gc.callbacks), gc.callbacks)
print(gc.get_threshold(), gc.isenabled(), gc.get_debug(), gc.get_freeze_count())
print(type(gc.get_count()), len(gc.get_count()), len(gc.get_stats()))
print(gc.__name__, type(gc), gc.collect)
