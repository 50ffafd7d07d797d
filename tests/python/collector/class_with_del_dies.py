"""A class, its instances and their finalizers found together."""
import gc

gc.disable()
gc.collect()


def make():
    class Local:
        instances = []

        def __init__(self):
            Local.instances.append(self)

        def __del__(self):
            print("del", type(self).__name__, len(type(self).instances))
    Local()
    Local()


make()
print(gc.collect())


def make_meta():
    class Meta(type):
        def __del__(cls):
            print("class dies", cls.__name__)

    class Local(metaclass=Meta):
        pass
    return None


make_meta()
print(gc.collect())


def closure():
    loud = Loud()

    def inner():
        return loud, inner
    return inner


class Loud:
    def __del__(self):
        print("loud in closure")


f = closure()
f = None
print(gc.collect())
