"""Constants, names and small numbers are not the collector's: nothing of them is collected or tracked."""
import gc

gc.disable()
gc.collect()


def f():
    return (1, 2, ("a", "b")), frozenset({1, 2}), "text"


t, s, text = f()
print([gc.is_tracked(x) for x in (t, t[2], s, text)])
gc.collect()
print([gc.is_tracked(x) for x in (t, t[2], s, text)], f()[0] is t)
del t, s, text
print(gc.collect())
code = compile("x = (1, (2, 3))", "f", "exec")
print(gc.is_tracked(code), gc.is_tracked(code.co_consts), gc.is_tracked(code.co_names))
del code
print(gc.collect())
