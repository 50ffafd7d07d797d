"""What gc.collect() returns for rings through the collections module."""
import gc
import collections

gc.disable()
gc.collect()


def of_deque():
    d = collections.deque()
    d.append(d)


def of_deque_iterator():
    d = collections.deque([1])
    d.append(iter(d))


def of_deque_reverse():
    d = collections.deque([1])
    d.append(reversed(d))


def of_default_dict():
    d = collections.defaultdict(list)
    d["a"].append(d)


def of_default_factory():
    d = collections.defaultdict()
    d.default_factory = d.get


def of_counter():
    c = collections.Counter()
    c["me"] = c


def of_ordered():
    o = collections.OrderedDict()
    o["me"] = o


def of_ordered_attribute():
    o = collections.OrderedDict()
    o.me = o


def of_chain_map():
    c = collections.ChainMap()
    c["me"] = c


def of_user_list():
    u = collections.UserList()
    u.append(u)


def of_user_dict():
    u = collections.UserDict()
    u["me"] = u


def of_list_child():
    class L(list):
        pass
    a = L()
    a.append(a)


def of_list_child_with_dict():
    class L(list):
        pass
    a = L()
    a.me = a


class Kept(dict):
    pass


class KeptTuple(tuple):
    pass


class KeptSet(set):
    pass


def of_dict_child():
    k = Kept()
    k["me"] = k


def of_dict_child_attribute():
    k = Kept()
    k.me = k


def of_tuple_child():
    k = KeptTuple([[]])
    k[0].append(k)
    k.x = 1


def of_set_child():
    k = KeptSet()
    k.me = k


gc.collect()
for make in [v for n, v in list(globals().items()) if n.startswith("of_")]:
    make()
    print(make.__name__, gc.collect(), gc.collect())
