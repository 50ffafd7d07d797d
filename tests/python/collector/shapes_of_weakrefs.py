"""What gc.collect() returns when weak references, their callbacks and proxies are part of the garbage."""
import gc
import weakref

gc.disable()
gc.collect()


class Thing:
    pass


def of_ref():
    t = Thing()
    t.ref = weakref.ref(t)


def of_ref_in_ring():
    t = Thing()
    t.me = t
    t.ref = weakref.ref(t)


def of_two_refs():
    t = Thing()
    t.me = t
    t.refs = [weakref.ref(t), weakref.ref(t, print), weakref.ref(t, print)]


def of_callback():
    t = Thing()
    t.ref = weakref.ref(t, lambda r: t)


def of_callback_holding():
    t, u = Thing(), Thing()
    u.ref = weakref.ref(t, lambda r: u)
    u.t = t


def of_proxy():
    t = Thing()
    t.me = t
    t.proxy = weakref.proxy(t)


def of_subclass():
    class R(weakref.ref):
        pass
    t = Thing()
    t.me = t
    t.ref = R(t)


class Ref(weakref.ref):
    pass


def of_kept_subclass():
    t = Thing()
    t.me = t
    t.ref = Ref(t)
    t.ref.attribute = t


def of_method():
    class M:
        def f(self):
            pass
    m = M()
    m.ref = weakref.WeakMethod(m.f)
    m.me = m


def of_value_dictionary():
    t = Thing()
    t.table = weakref.WeakValueDictionary()
    t.table["me"] = t
    t.me = t


def of_key_dictionary():
    t = Thing()
    t.table = weakref.WeakKeyDictionary()
    t.table[t] = t


def of_set():
    t = Thing()
    t.set = weakref.WeakSet([t])
    t.me = t


def of_finalize():
    t = Thing()
    t.me = t
    weakref.finalize(t, print, "finalized")


gc.collect()
for make in [v for n, v in list(globals().items()) if n.startswith("of_")]:
    make()
    print(make.__name__, gc.collect(), gc.collect())
kept = []
t = Thing()
t.me = t
kept.append(weakref.ref(t, lambda r: print("called", r())))
del t
print(gc.collect())
t = Thing()
t.me = t
kept[0] = weakref.ref(t, lambda r: kept.clear())
del t
print(gc.collect(), kept)
