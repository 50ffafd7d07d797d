"""What gc.collect() returns for rings through the built-in containers."""
import gc
import types

gc.disable()
gc.collect()


def of_list():
    a = []
    a.append(a)


def of_nested_list():
    a = [[[[]]]]
    a[0][0][0].append(a)


def of_dict():
    a = {}
    a["me"] = a


def of_dict_value_tuple():
    a = {}
    a["me"] = (1, a)


def of_tuple():
    a = ([],)
    a[0].append(a)


def of_set():
    class Key:
        pass
    return None


def of_key():
    k = Key()
    k.set = {k}


def of_frozen():
    k = Key()
    k.set = frozenset([k])


def of_dict_key():
    k = Key()
    k.table = {k: 1}


def of_keys_view():
    d = {}
    d["keys"] = d.keys()


def of_values_view():
    d = {}
    d["values"] = d.values()


def of_items_view():
    d = {}
    d["items"] = d.items()


def of_key_iterator():
    d = {"a": 1}
    d["iterator"] = iter(d)


def of_item_iterator():
    d = {"a": 1}
    d["iterator"] = iter(d.items())


def of_reverse_iterator():
    d = {"a": 1}
    d["iterator"] = reversed(d)


def of_list_iterator():
    a = []
    a.append(iter(a))


def of_list_reverse():
    a = []
    a.append(reversed(a))


def of_tuple_iterator():
    a = []
    a.append(iter((a, a)))


def of_set_iterator():
    k = Key()
    k.it = iter({k})


def of_enumerate():
    a = []
    a.append(enumerate(a))


def of_zip():
    a = []
    a.append(zip(a, a))


def of_map():
    a = []
    a.append(map(len, a))


def of_filter():
    a = []
    a.append(filter(None, a))


def of_slice():
    a = []
    a.append(slice(a))


def with_untracked_tuple():
    a = [(1, 2), "text", 3.5]
    a.append(a)


def with_untracked_dict():
    a = [{}, {"x": 1}]
    a.append(a)


def with_tail():
    a = []
    a.append(a)
    a.append([[], {}, set(), [()]])


def callable_iterator():
    a = []
    a.append(iter(a.pop, None))


def of_proxy():
    d = {}
    d["proxy"] = types.MappingProxyType(d)


def of_namespace():
    n = types.SimpleNamespace()
    n.me = n


def of_generic_alias():
    a = []
    a.append(list[a, int])


class Key:
    pass


gc.collect()
for make in [v for n, v in list(globals().items()) if n.startswith(("of_", "with_", "callable_"))]:
    make()
    print(make.__name__, gc.collect())
