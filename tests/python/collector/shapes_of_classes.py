"""What gc.collect() returns for classes that nothing holds any longer."""
import gc

gc.disable()
gc.collect()


class Base:
    pass


class Meta(type):
    pass


def empty():
    class A:
        pass


def with_method():
    class A:
        def method(self):
            pass


def with_two_methods():
    class A:
        def one(self):
            pass

        def two(self):
            pass


def with_slots():
    class A:
        __slots__ = ("a", "b")


def with_empty_slots():
    class A:
        __slots__ = ()


def child():
    class A(Base):
        pass


def two_levels():
    class A:
        pass

    class B(A):
        pass


def diamond():
    class A:
        pass

    class B(A):
        pass

    class C(A):
        pass

    class D(B, C):
        pass


def with_super():
    class A:
        def __init__(self):
            super().__init__()


def with_super_and_instance():
    class A:
        def __init__(self):
            super().__init__()
            self.x = self
    A()


def with_property():
    class A:
        @property
        def x(self):
            return 1


def with_static():
    class A:
        @staticmethod
        def s():
            pass

        @classmethod
        def c(cls):
            pass


def with_value():
    class A:
        items = [1, 2]
        table = {"a": []}


def with_docstring():
    class A:
        """Doc."""


def with_annotation():
    class A:
        x: int = 1


def instance_alone():
    class A:
        pass
    A()


def instance_in_class():
    class A:
        pass
    A.one = A()


def metaclassed():
    class A(metaclass=Meta):
        pass


def by_type():
    type("A", (), {})


def by_type_with_dict():
    type("A", (Base,), {"x": 1, "f": lambda self: 0})


def of_list_child():
    class A(list):
        pass


def of_dict_child():
    class A(dict):
        pass


def of_int_child():
    class A(int):
        pass


def of_tuple_child():
    class A(tuple):
        pass


def of_exception():
    class E(Exception):
        pass


def raised():
    class E(Exception):
        pass
    try:
        raise E
    except E:
        pass


def with_eq():
    class A:
        def __eq__(self, other):
            return True


def with_del():
    class A:
        def __del__(self):
            pass
    A()


def with_init_subclass():
    class A:
        def __init_subclass__(cls, **k):
            pass

    class B(A):
        pass


def with_set_name():
    class D:
        def __set_name__(self, owner, name):
            self.owner = owner

    class A:
        d = D()


def used():
    class A:
        x = 1

        def f(self):
            return self.x
    for i in range(100):
        A().f()


def abstract():
    import abc

    class A(abc.ABC):
        @abc.abstractmethod
        def f(self):
            pass


gc.collect()
for make in [v for n, v in list(globals().items()) if type(v) is type(empty)]:
    make()
    print(make.__name__, gc.collect(), gc.collect())
