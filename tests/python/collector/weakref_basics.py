"""weakref.ref: shared without a callback, alive while its referent is."""
import gc
import sys
import weakref


class Thing:
    pass


t = Thing()
r = weakref.ref(t)
print(r() is t, weakref.ref(t) is r, weakref.ref(t, None) is r, sys.getrefcount(t), weakref.getweakrefcount(t))
with_callback = weakref.ref(t, print)
print(with_callback is r, weakref.ref(t, print) is with_callback, weakref.getweakrefcount(t))
print(r.__callback__, with_callback.__callback__, type(r), weakref.ReferenceType is weakref.ref)
print([x is y for x, y in zip(weakref.getweakrefs(t), [r, with_callback])], len(weakref.getweakrefs(t)))
del with_callback
print(weakref.getweakrefcount(t))
same = r
del r
print(weakref.getweakrefcount(t), same() is t)
del same
print(weakref.getweakrefcount(t))
r = weakref.ref(t)
del t
print(r(), weakref.getweakrefcount(r), r.__callback__)
for bad in (lambda: weakref.ref(), lambda: weakref.ref(1), lambda: weakref.ref(Thing(), print, 3), lambda: weakref.ref(Thing(), callback=print),
            lambda: r(1), lambda: r(x=1), lambda: weakref.ref([]), lambda: weakref.ref(None), lambda: weakref.ref("a"), lambda: weakref.ref((1,))):
    try:
        print(bad())
    except TypeError as error:
        print(error)
print(weakref.getweakrefcount(5), weakref.getweakrefs(5), gc.is_tracked(r))
try:
    r.__callback__ = 1
except AttributeError as error:
    print(error)
print(repr(r).split(" at ")[0], "dead" in repr(r))
print(repr(weakref.ref(Thing)).split("'")[1], repr(weakref.ref(print_ := lambda: 0)).split("'")[1])
