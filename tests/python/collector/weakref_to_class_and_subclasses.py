"""__subclasses__ holds classes weakly: a class that is collected leaves it."""
import gc
import weakref

gc.disable()
gc.collect()


class Base:
    pass


def make(name):
    return type(name, (Base,), {})


a, b = make("A"), make("B")
r = weakref.ref(a, lambda r: print("class A gone"))
print([c.__name__ for c in Base.__subclasses__()])
del a
print([c.__name__ for c in Base.__subclasses__()])
print(gc.collect(), [c.__name__ for c in Base.__subclasses__()], r())
x = b()
del b
print(gc.collect(), [c.__name__ for c in Base.__subclasses__()])
del x
print(gc.collect(), Base.__subclasses__())


def chain():
    class A(Base):
        pass

    class B(A):
        pass
    return weakref.ref(A), weakref.ref(B)


ra, rb = chain()
print(ra() is not None, rb() is not None)
print(gc.collect(), ra(), rb())
