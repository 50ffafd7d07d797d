"""Which objects the collector tracks from the start."""
import gc
import collections
import functools
import types
import weakref


class Open:
    x = property(len)

    def method(self):
        pass

    @classmethod
    def c(cls):
        pass

    @staticmethod
    def s():
        pass


class Slots:
    __slots__ = ("a",)


class Empty:
    __slots__ = ()


class Int(int):
    pass


class SlottedInt(int):
    __slots__ = ()


def gen():
    yield


o = Open()
things = dict(
    none=None, true=True, integer=5, big=2**100, floating=1.5, complex=1j, text="text", data=b"b", array=bytearray(b"x"), range=range(3),
    slice=slice(3), ellipsis=..., notimplemented=NotImplemented, list=[], tuple=(), pair=(o, 1), dict={}, set=set(), frozenset=frozenset(),
    object=object(), open=o, slots=Slots(), empty=Empty(), int_child=Int(1), slotted_int=SlottedInt(1), type_=type, klass=Open, builtin_type=int,
    function=gen, lambda_=lambda: 0, builtin=len, method=o.method, classmethod_=o.c, static=Open.__dict__["s"], cm=Open.__dict__["c"],
    prop=Open.__dict__["x"], slot_wrapper=int.__add__, method_wrapper=(1).__add__, bound_builtin=[].append, bound_atom="a".join, descriptor=list.append,
    member=Slots.a, getset=type.__dict__["__dict__"], generator=gen(), frame=gen().gi_frame, code=gen.__code__, module=gc, cell=types.CellType(1),
    namespace=types.SimpleNamespace(), proxy=types.MappingProxyType({}), exception=ValueError(), partial=functools.partial(len), deque=collections.deque(),
    default=collections.defaultdict(), counter=collections.Counter(), ordered=collections.OrderedDict(), ref=weakref.ref(o), weak_proxy=weakref.proxy(o),
    list_iter=iter([]), tuple_iter=iter((1,)), str_iter=iter("a"), bytes_iter=iter(b"a"), range_iter=iter(range(1)), dict_iter=iter({}), set_iter=iter({1}),
    keys={}.keys(), items={}.items(), values={}.values(), enum=enumerate([]), zip=zip(), map=map(len, []), filter=filter(None, []), rev=reversed([]),
    call_iter=iter(len, 1), alias=list[int], union=int | str, super_=super(Open, o), classattr=Open.__dict__, dict_rev=reversed({}), stats=gc.get_stats())
for name, thing in things.items():
    print(name, gc.is_tracked(thing))
