"""What is tracked after attributes come and go: the dict of an instance, in steps."""
import gc

gc.disable()


class Thing:
    pass


t = Thing()
d = t.__dict__
print(gc.is_tracked(t), gc.is_tracked(d))
t.a = 1
t.b = "x"
print(gc.is_tracked(d))
t.c = (1, 2)
print(gc.is_tracked(d), gc.is_tracked(t.c))
gc.collect()
print(gc.is_tracked(d), gc.is_tracked(t.c))
t.d = []
print(gc.is_tracked(d))
del t.d
gc.collect()
print(gc.is_tracked(d))
t.e = t
gc.collect()
print(gc.is_tracked(d))
del t, d
print(gc.collect())
u = Thing()
u.x = u
v = vars(u)
print(gc.is_tracked(v), v["x"] is u)
del u
print(gc.collect(), v["x"].__dict__ is v)
del v
print(gc.collect())
