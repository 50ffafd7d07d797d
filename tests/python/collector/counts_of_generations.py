"""The counts of the older generations count collections of the next younger one."""
import gc

gc.disable()
gc.collect()
print(gc.get_count()[1:])
gc.collect(0)
print(gc.get_count()[1:])
gc.collect(0)
gc.collect(0)
print(gc.get_count()[1:])
gc.collect(1)
print(gc.get_count()[1:])
gc.collect(0)
gc.collect(1)
gc.collect(0)
print(gc.get_count()[1:])
gc.collect(2)
print(gc.get_count()[1:])
