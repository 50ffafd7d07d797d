"""Subclasses of ref are never shared and may have attributes and a call of their own."""
import gc
import weakref


class Named(weakref.ref):
    def __new__(cls, o, callback=None, name=""):
        return super().__new__(cls, o, callback)

    def __init__(self, o, callback=None, name=""):
        super().__init__(o, callback)
        self.name = name

    def __call__(self):
        o = super().__call__()
        return o and (self.name, o)


class Slim(weakref.ref):
    __slots__ = ("tag",)


class Thing:
    def __repr__(self):
        return "thing"


t = Thing()
n = Named(t, None, "one")
m = Named(t, None, name="two")
print(n(), m(), n is m, n == m, hash(n) == hash(m), weakref.getweakrefcount(t), [type(x).__name__ for x in weakref.getweakrefs(t)])
s = Slim(t)
s.tag = 5
print(s(), s.tag, Slim(t) is s, isinstance(s, weakref.ref), weakref.ref(t) is s)
try:
    s.other = 1
except AttributeError as error:
    print(error)
plain = weakref.ref(t)
print([type(x).__name__ for x in weakref.getweakrefs(t)], weakref.ref(t) is plain)
c = Slim(t, lambda r: print("called", r.tag, r()))
c.tag = 9
del t
print(n(), s(), c())
r = weakref.ref(n)
print(r() is n)
del n
print(r())
loop = Thing()
loop.ref = Named(loop, None, "in a cycle")
loop.ref.back = loop
del loop
print(gc.collect())
