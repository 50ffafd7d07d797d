"""A cache that keeps its values only as long as somebody else uses them."""
import gc
import weakref


class Image:
    loads = 0

    def __init__(self, name):
        Image.loads += 1
        self.name = name

    def __del__(self):
        print("unload", self.name)


cache = weakref.WeakValueDictionary()


def load(name):
    image = cache.get(name)
    if image is None:
        image = cache[name] = Image(name)
    return image


a = load("a")
print(load("a") is a, Image.loads, len(cache))
load("b")
print(len(cache), Image.loads)
del a
print(len(cache))
a = load("a")
a.friend = b = load("b")
b.friend = a
del a, b
print(len(cache))
print(load("a").friend.name, Image.loads)
print(gc.collect(), len(cache))
