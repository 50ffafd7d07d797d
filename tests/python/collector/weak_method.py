"""WeakMethod lives as long as both its object and its function."""
import gc
import weakref


class Thing:
    def __init__(self, n):
        self.n = n

    def method(self):
        return "called", self.n

    def other(self):
        pass


t = Thing(1)
plain = weakref.ref(t.method)
print(plain())
m = weakref.WeakMethod(t.method)
print(m()(), m() is m(), m() == t.method, weakref.getweakrefcount(t))
same = weakref.WeakMethod(t.method)
print(m == same, m != same, hash(m) == hash(same), m == weakref.WeakMethod(t.other), m is same, m == 1)
called = weakref.WeakMethod(t.method, lambda r: print("gone", r is called, r()))
del t
print(m(), m == same, m == m)
for bad in (Thing.method, len, 5, print, [].append):
    try:
        weakref.WeakMethod(bad)
        print("fine")
    except TypeError as error:
        print(error)
t = Thing(2)
f = lambda self: "function"
import types
bound = types.MethodType(f, t)
m = weakref.WeakMethod(bound, lambda r: print("callback once"))
print(m()())
del bound, f
print(m())
del t
t = Thing(3)
t.me = t
m = weakref.WeakMethod(t.method, lambda r: print("in a collection"))
del t
print(gc.collect(), m())
