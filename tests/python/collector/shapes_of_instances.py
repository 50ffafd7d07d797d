"""What gc.collect() returns for instances, with and without a materialised __dict__."""
import gc

gc.disable()
gc.collect()


class Open:
    pass


class Slots:
    __slots__ = ("to", "other")


class SlotsAndDict(Slots):
    pass


class WithWeak:
    __slots__ = ("to", "__weakref__")


class Many:
    def __init__(self):
        for i in range(40):
            setattr(self, "a%d" % i, self)


def inline():
    o = Open()
    o.to = o


def materialised():
    o = Open()
    o.to = o
    o.__dict__


def by_vars():
    o = Open()
    vars(o)["to"] = o


def replaced():
    o = Open()
    o.__dict__ = {"to": o}


def deleted():
    o = Open()
    o.to = o
    del o.__dict__
    o.to = o


def slots():
    o = Slots()
    o.to = o


def slots_dict():
    o = SlotsAndDict()
    o.x = o


def slots_only():
    o = SlotsAndDict()
    o.to = o


def weak():
    o = WithWeak()
    o.to = o


def two():
    a, b = Open(), Open()
    a.to, b.to = b, a


def three():
    a, b, c = Open(), Slots(), Open()
    a.to, b.to, c.to = b, c, a


def many():
    Many()


def many_materialised():
    Many().__dict__


def with_list():
    o = Open()
    o.items = [o]


def with_atoms():
    o = Open()
    o.to = o
    o.n, o.text, o.none = 1, "text", None


def shared_dict():
    a, b = Open(), Open()
    a.__dict__ = b.__dict__
    a.to = a


for make in (inline, materialised, by_vars, replaced, deleted, slots, slots_dict, slots_only, weak, two, three, many,
             many_materialised, with_list, with_atoms, shared_dict):
    make()
    print(make.__name__, gc.collect())
