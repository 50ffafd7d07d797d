"""What containers, iterators and views hold."""
import sys

thing = object()
count = sys.getrefcount


def show(label, extra=None):
    print(f"{label:>24}", count(thing))


show("alone")
holder = [thing]; show("list")
holder = (thing, thing); show("tuple twice")
holder = {thing}; show("set")
holder = {thing: thing}; show("dict key and value")
holder = [[thing]] * 3; show("shared inner")
holder = [thing] * 5; show("repeated")
copy = holder[:]; show("slice copy"); del copy
holder = iter([thing]); show("iterator")
next(holder); show("advanced iterator")
next(holder, None); show("exhausted iterator")
holder = enumerate([thing]); pair = next(holder); show("enumerate pair"); del pair
holder = zip([thing], [thing]); show("zip"); pair = next(holder); show("zip pair"); del pair, holder; show("gone")
holder = {1: thing}.values(); show("values view")
holder = {1: thing}.items(); pair = list(holder); show("items list"); del pair
holder = map(lambda x: x, [thing]); show("map"); list(holder); show("map done")
holder = reversed([thing]); show("reversed"); holder = None
holder = slice(thing, thing, thing); show("slice"); holder = None
holder = frozenset([thing]); show("frozenset")
holder = holder | {thing}; show("union"); holder = None
holder = sorted([thing], key=id); show("sorted"); holder = None
a, *b = [thing, thing]; show("unpacked"); del a, b
holder = dict.fromkeys(range(3), thing); show("fromkeys")
holder.update(x=thing); show("update"); holder.pop("x"); show("pop"); holder.clear(); show("clear")
holder = [thing]; holder.append(thing); holder.insert(0, thing); holder.extend([thing]); show("four")
del holder[0]; show("three"); holder.pop(); show("two"); holder[:] = []; show("emptied")
holder = [thing, 1]; holder[0] = 5; show("replaced")
holder = {"a": thing}; holder["a"] = 1; show("dict replaced"); holder.setdefault("b", thing); show("setdefault"); del holder["b"]; show("deleted")
t = (thing,); u = t + t; show("tuple sum"); v = t * 3; show("tuple times"); del t, u, v; show("end")
nested = {"x": [(thing, {thing})]}; show("nested"); nested = None; show("nested gone")
print(count([]), count({}), count((thing,)))
