"""A mixed ring: list, dict, tuple, instance, closure, generator; each with something that tells of its end."""
import gc

gc.disable()
gc.collect()


class Tell:
    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


class Node:
    def __del__(self):
        print("node", end=" ")


def build():
    def closure():
        return the_list
    closure.tell = Tell("function")

    def generate(held):
        tell = Tell("generator")
        yield held
    the_list = [Tell("list")]
    the_dict = {"tell": Tell("dict"), "list": the_list}
    the_tuple = (Tell("tuple"), the_dict)
    node = Node()
    node.tell, node.tuple = Tell("attribute"), the_tuple
    g = generate(node)
    next(g)
    the_list.extend([g, closure])
    return the_list


build()
print(gc.collect())
kept = build()
gc.collect(0)
gc.collect(1)
del kept
print(gc.collect(1))
print(gc.collect(2))
