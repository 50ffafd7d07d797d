"""Which operations give the same object back."""
import warnings
def booh(self): raise AttributeError("booh")
class E: __eq__ = property(booh)
print(E() == E(), E() != 5)
t = "abcde"; print(t % () is t, "%s" % t is t, t.format() is t, "{}".format(t) is t, f"{t}" is t, t.replace("z", "") is t, t[:] is t, t.strip() is t, str(t) is t, t + "" is t, t * 1 is t, "".join([t]) is t, t.ljust(2) is t, t.translate({}) is t, t.lower() is t, t.expandtabs() is t, t.zfill(1) is t, t.removeprefix("q") is t, b"ab"[:] is b"ab", (1,2)[:] == (1,2), t.partition("q")[0] is t, t.split("q")[0] is t, t.splitlines()[0] is t, t.rsplit()[0] is t, t.encode().decode() is t)
x = (1, 2, [3]); print(x[:] is x, tuple(x) is x, x + () is x, () + x is x, x * 1 is x); fs = frozenset([1]); print(frozenset(fs) is fs, fs.copy() is fs, fs | fs is fs, fs.union() is fs); b = b"xyz"; print(b[:] is b, bytes(b) is b, b + b"" is b, b"" + b is b, b * 1 is b, b.strip() is b, b.replace(b"q", b"") is b, b.ljust(1) is b)
i = 10**10; print(int(i) is i, +i is i, i + 0 is i, abs(i) is i, i.__index__() is i, round(i) is i, i * 1 is i, i // 1 is i, i | 0 is i, i.conjugate() is i); fl = 1.5; print(float(fl) is fl, +fl is fl, abs(fl) is fl, fl.conjugate() is fl, fl.real is fl)
