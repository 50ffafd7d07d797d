"""Metaclasses and what type does."""


class Meta(type):
    def __prepare__(name, bases, **kwargs):
        print("prepare", name, [b.__name__ for b in bases], kwargs)
        return {"prepared": True}

    def __new__(mcls, name, bases, namespace, **kwargs):
        print("new", name, [k for k in namespace if not k.startswith("__")], kwargs)
        return super().__new__(mcls, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **kwargs):
        print("init", name)
        super().__init__(name, bases, namespace)

    def __call__(cls, *args):
        print("call", cls.__name__, args)
        return super().__call__(*args)

    def __getattr__(cls, name):
        return f"class attribute {name}"

    def __len__(cls):
        return 42

    def __contains__(cls, item):
        return item == "x"

    def __iter__(cls):
        return iter("abc")

    def __repr__(cls):
        return f"<Meta {cls.__name__}>"

    def __instancecheck__(cls, instance):
        return instance == 5

    @property
    def shout(cls):
        return cls.__name__.upper()

    def __add__(cls, other):
        return (cls.__name__, other)


class Thing(metaclass=Meta, option=1):
    x = 1

    def __init__(self, *args):
        self.args = args


class Sub(Thing):
    pass


t = Sub(1, 2)
print(type(Thing), Thing, type(Sub), Thing.anything, len(Thing), "x" in Thing, list(Sub), Thing.shout, isinstance(5, Thing), isinstance("a", Sub), Thing + 1, Thing.prepared, t.args)
try:
    t.shout
except AttributeError as error:
    print(error)
Made = type("Made", (), {"method": lambda self: type(self).__name__, "y": 2})
print(Made().method(), Made.y, Made.__module__, type("Meta2", (type,), {})("Z", (), {}))


class Other(type):
    pass


for code in ["class Bad(Thing, metaclass=Other): pass", "type('a', (), {}, x=1)", "type('a')(1)", "class F(metaclass=lambda n, b, d, **k: (n, b, k)): pass\nprint(F)", "class K(metaclass=print, flag=1): pass\nprint(K)", "Thing.__class__ = 5", "type.__call__()", "type.__new__(type)", "Other(1, 2, 3)", "Other('A', (), {}).missing", "class G(x=1): pass", "type('a\\0b', (), {})"]:
    try:
        exec(code)
    except Exception as error:
        print(type(error).__name__, error)


class Singleton(type):
    made = {}

    def __call__(cls, *args, **kwargs):
        if cls not in cls.made:
            cls.made[cls] = super().__call__(*args, **kwargs)
        return cls.made[cls]


class Only(metaclass=Singleton):
    pass


print(Only() is Only())


class Entries:
    def __mro_entries__(self, bases):
        return (dict,)


class FromEntries(Entries()):
    pass


print(FromEntries.__mro__, FromEntries.__orig_bases__[0].__class__.__name__)


class Generic:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


print(Generic[int], Generic["a", 1])
