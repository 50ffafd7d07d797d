"""Properties, class methods, static methods, descriptors."""


class Celsius:
    def __init__(self, degrees):
        self.degrees = degrees

    @property
    def degrees(self):
        "The temperature."
        return self._degrees

    @degrees.setter
    def degrees(self, value):
        if value < -273.15:
            raise ValueError("too cold")
        self._degrees = value

    @degrees.deleter
    def degrees(self):
        print("deleted")
        del self._degrees

    @property
    def fahrenheit(self):
        return self.degrees * 9 / 5 + 32

    @classmethod
    def boiling(cls):
        return cls(100)

    @staticmethod
    def name():
        return "celsius"


t = Celsius.boiling()
print(t.degrees, t.fahrenheit, Celsius.name(), t.name(), Celsius.degrees.__doc__, Celsius.degrees.fget.__name__)
t.degrees = 20
del t.degrees
for action in [lambda: t.degrees, lambda: setattr(t, "degrees", -300), lambda: setattr(t, "fahrenheit", 1), lambda: delattr(t, "fahrenheit"), lambda: property().__get__(1), lambda: Celsius.boiling(5), lambda: property(1, 2, 3, 4, 5)]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class Descriptor:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return f"{owner.__name__}.{self.name} of {instance.__dict__.get(self.name)}"

    def __set__(self, instance, value):
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        print("delete", self.name)


class NonData:
    def __get__(self, instance, owner=None):
        return "non-data"


class Owner:
    field = Descriptor()
    loose = NonData()


o = Owner()
print(o.field); o.field = 5; print(o.field, o.__dict__, o.loose); o.loose = "instance wins"; print(o.loose); del o.field; del o.loose; print(o.loose, type(Owner.field).__name__)


class OnlySet:
    def __set__(self, instance, value):
        print("only set", value)


class Has:
    x = OnlySet()


h = Has(); h.x = 1; print(type(h.x).__name__); h.__dict__["x"] = 9; print(h.x)
try:
    del h.x
except AttributeError as error:
    print(error)


class Bad:
    def __set_name__(self, owner, name):
        raise ValueError("bad name")


try:
    class Broken:
        y = Bad()
except RuntimeError as error:
    print(error, "caused by", repr(error.__cause__))
print(Celsius.__dict__["boiling"].__func__.__name__, Celsius.__dict__["name"].__wrapped__(), callable(Celsius.__dict__["name"]))
