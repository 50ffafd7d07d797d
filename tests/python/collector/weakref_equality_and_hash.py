"""Equality and hash follow the referents while they live; dead references are equal to themselves only."""
import weakref


class Key:
    def __init__(self, k):
        self.k = k

    def __eq__(self, other):
        return isinstance(other, Key) and self.k == other.k

    def __hash__(self):
        return hash(self.k)


a, b, c = Key(1), Key(1), Key(2)
ra, rb, rc = weakref.ref(a), weakref.ref(b), weakref.ref(c)
print(ra == rb, ra == rc, ra != rb, ra != rc, ra == a, hash(ra) == hash(rb) == hash(1), ra in {rb}, {ra: 1}.get(rb))
late = weakref.ref(c, lambda r: None)
print(rc == late, hash(late) == hash(2))
del a
print(ra == rb, ra == ra, ra != rb, hash(ra) == 1 or hash(ra) == hash(1))
del c
try:
    hash(rc)
except TypeError as error:
    print(error)
print(hash(late) == hash(2))
for compare in (lambda: ra < rb, lambda: ra <= rb, lambda: ra > 1):
    try:
        compare()
    except TypeError as error:
        print(error)


class Unhashable:
    __hash__ = None


u = Unhashable()
try:
    hash(weakref.ref(u))
except TypeError as error:
    print(error)


class Odd:
    def __eq__(self, other):
        print("compared")
        return "a value"


o, p = Odd(), Odd()
print(weakref.ref(o) == weakref.ref(p))
