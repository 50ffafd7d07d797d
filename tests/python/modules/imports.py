"""import, from, as, *, again, in functions; what modules are."""
import helper_shapes
import helper_shapes as hs
from helper_shapes import area, Shape as S
import sys

print(helper_shapes is hs, area(2), S("a"), hs.Shape.count, helper_shapes.__name__, helper_shapes.__doc__, type(helper_shapes).__name__)
helper_shapes.PI = 4
print(area(2), sys.modules["helper_shapes"] is hs, sys.getrefcount(hs), [n for n in dir(hs) if not n.startswith("__")])
from helper_shapes import *
print(PI, "_hidden" in globals(), Shape.count)


def local_import():
    import helper_shapes as inner
    from helper_shapes import _hidden
    return inner is hs, _hidden


print(local_import())
del sys.modules["helper_shapes"]
import helper_shapes
print(helper_shapes is hs, helper_shapes.PI, S is helper_shapes.Shape)
import helper_package
from helper_package import *
print(value, own, part.value, "secret" in globals(), helper_package.secret)
import helper_package.deep.leaf
from helper_package.deep import leaf
print(leaf.both, helper_package.deep.leaf is leaf, helper_package.__path__ != [], leaf.__package__, leaf.__name__)
for code in ["import helper_missing", "from helper_shapes import nothing", "import helper_package.nothing", "import helper_shapes.x", "from helper_package import nothing", "from . import x", "import helper_broken", "import helper_broken", "from helper_broken import y", "import helper_syntax", "from .x import y", "import sys.path", "helper_shapes.nothing", "del helper_shapes.nothing", "helper_shapes()", "from helper_package.part import valu"]:
    try:
        exec(code)
        print("fine", code)
    except Exception as error:
        print(code, "->", type(error).__name__, str(error).split(" (")[0])
print("helper_broken" in sys.modules)
import helper_cycle_a
print(helper_cycle_a.name, helper_cycle_a.helper_cycle_b.name)
helper_shapes.new = 5
print(helper_shapes.new, vars(helper_shapes)["new"], helper_shapes.__dict__["area"](1))
del helper_shapes.new
print(hasattr(helper_shapes, "new"), repr(sys), repr(helper_shapes).startswith("<module 'helper_shapes' from"), __import__("helper_shapes") is helper_shapes)
import types
m = types.ModuleType("made", "doc of made")
m.x = 1
sys.modules["made"] = m
import made
print(made, made.x, made.__doc__, made.__name__)
made.__getattr__ = lambda name: f"dynamic {name}"
print(made.anything)
