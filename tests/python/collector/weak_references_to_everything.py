"""Functions, classes, modules, generators, methods and sets die and tell their weak references."""
import gc
import weakref
import types

gc.disable()
gc.collect()


def told(name):
    return lambda r: print(name, "died")


refs = []


def watch(name, o):
    refs.append(weakref.ref(o, told(name)))


def scope():
    def f():
        pass

    class C:
        pass
    g = (x for x in "ab")
    watch("function", f)
    watch("class", C)
    watch("generator", g)
    watch("set", {1})
    watch("frozenset", frozenset([2]))
    watch("method", C().__init__)
    watch("module", types.ModuleType("m"))
    watch("instance", C())
    watch("builtin", [].append)
    watch("code", compile("1", "f", "eval"))
    watch("namespace", type("N", (types.SimpleNamespace,), {})())
    print("leaving")


scope()
print(gc.collect())
print([r() for r in refs])
