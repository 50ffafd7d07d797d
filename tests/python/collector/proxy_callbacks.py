"""A proxy's callback gets the proxy, which is dead by then."""
import gc
import weakref

gc.disable()
gc.collect()


class Thing:
    pass


def called(proxy):
    try:
        proxy.x
    except ReferenceError as error:
        print("called:", error, type(proxy).__name__)


t = Thing()
p = weakref.proxy(t, called)
del t
t = Thing()
t.me = t
p = weakref.proxy(t, called)
del t
print(gc.collect())
t = Thing()
p, q = weakref.proxy(t), weakref.proxy(t)
print(p is q, weakref.getweakrefcount(t))
r = weakref.ref(t)
print([type(x).__name__ for x in weakref.getweakrefs(t)])
