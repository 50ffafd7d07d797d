"""Listeners held strongly live on; held weakly they go with their last user."""
import gc
import weakref


class Events:
    def __init__(self):
        self.strong = []
        self.weak = weakref.WeakSet()
        self.methods = []

    def fire(self, text):
        for f in self.strong:
            f(text)
        for o in sorted(self.weak, key=lambda o: o.name):
            o.heard(text)
        for m in self.methods:
            f = m()
            print("method", f(text) if f else None)


class Listener:
    def __init__(self, name):
        self.name = name

    def heard(self, text):
        print(self.name, "heard", text)

    def __del__(self):
        print(self.name, "gone")


events = Events()
a, b, c = Listener("a"), Listener("b"), Listener("c")
events.strong.append(a.heard)
events.weak.add(b)
events.methods.append(weakref.WeakMethod(c.heard))
events.fire("one")
del a, b, c
print("dropped")
events.fire("two")
d = Listener("d")
d.events = events
events.weak.add(d)
events.strong.append(d.heard)
del d
events.fire("three")
del events
print(gc.collect())
