"""Widgets with parents, callbacks that close over them, and a registry of names."""
import gc
import weakref

gc.disable()
gc.collect()
registry = weakref.WeakValueDictionary()


class Widget:
    def __init__(self, name, parent=None):
        self.name, self.parent, self.children, self.handlers = name, parent, {}, {}
        registry[name] = self
        if parent:
            parent.children[name] = self

    def on(self, event, handler):
        self.handlers.setdefault(event, []).append(handler)

    def fire(self, event):
        for handler in self.handlers.get(event, ()):
            handler(self)


window = Widget("window")
button = Widget("button", window)
label = Widget("label", window)
button.on("click", lambda w: label.handlers.clear())
label.on("show", button.fire)
window.on("close", lambda w, window=window: window.children.clear())
button.fire("click")
print(sorted(registry), gc.collect())
window.fire("close")
del button
print(sorted(registry), gc.collect(), sorted(registry))
del label
print(sorted(registry), gc.collect(), sorted(registry))
del window
print(sorted(registry), gc.collect(), sorted(registry))
