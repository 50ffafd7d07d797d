"""Tuples start tracked, and a collection untracks those that hold only atoms or untracked tuples."""
import gc

gc.disable()
n = 5
plain = tuple([1, 2])
text = (n, "a")
nested = ((n, n), (n, "b"))
deep = (((n,),),)
with_list = (n, [])
with_dict = (n, {})
with_atoms_dict = (n, {"a": 1})
with_type = (n, int)
with_function = (n, len)
with_class = (n, type("A", (), {}))
with_none = (n, None, True, 1.5, 2j, b"b", range(n))
with_frozen = (n, frozenset())
with_object = (n, object())
names = ["plain", "text", "nested", "deep", "with_list", "with_dict", "with_atoms_dict", "with_type", "with_function", "with_class", "with_none",
         "with_frozen", "with_object"]
space = globals()
print([gc.is_tracked(space[x]) for x in names])
for generation in (0, 1, 2, 2):
    gc.collect(generation)
    print([gc.is_tracked(space[x]) for x in names])
print(gc.is_tracked(()), gc.is_tracked((1, 2)), gc.is_tracked(tuple("ab")))
outer_first = (inner := (n, n), inner)
holder = [(outer_first, n)]
gc.collect()
print(gc.is_tracked(outer_first), gc.is_tracked(holder[0]))


class T(tuple):
    pass


t = T((1, 2))
gc.collect()
print(gc.is_tracked(t))
with_list[1].append(with_list)
gc.collect()
print(gc.is_tracked(with_list), gc.is_tracked(with_atoms_dict[1]), gc.is_tracked(with_atoms_dict))
