"""Weak references and weakref.finalize at the end of the program."""
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


a, b = Thing("a"), Thing("b")
b.me = b
ra = weakref.ref(a, lambda r: print("callback a"))
rb = weakref.ref(b, lambda r: print("callback b"))
weakref.finalize(a, print, "finalize a")
f = weakref.finalize(b, print, "finalize b")
g = weakref.finalize(Thing, print, "finalize class")
h = weakref.finalize(b, print, "not at exit")
h.atexit = False
print(f, f.atexit, f.alive) if False else print(f.atexit, f.alive, h.atexit)
print("last line")
