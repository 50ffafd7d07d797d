"""What gc.collect() returns for modules and namespaces that go."""
import gc
import sys
import types

gc.disable()
gc.collect()


def empty():
    m = types.ModuleType("m")


def own():
    m = types.ModuleType("m")
    m.me = m


def with_function():
    m = types.ModuleType("m")
    exec("def f(): pass", m.__dict__)


def with_class():
    m = types.ModuleType("m")
    exec("class C:\n def f(self): pass", m.__dict__)


def namespace():
    d = {"__builtins__": {}}
    exec("x = []\nx.append(x)", d)


def namespace_with_function():
    d = {}
    exec("def f(x=[]): return f", d)


def registered():
    m = types.ModuleType("some_module")
    m.f = lambda: m
    sys.modules["some_module"] = m
    del sys.modules["some_module"]


def simple():
    n = types.SimpleNamespace(a=1)
    n.me = n
    n.other = types.SimpleNamespace(n=n)


gc.collect()
for make in [v for n, v in list(globals().items()) if type(v) is types.FunctionType]:
    make()
    print(make.__name__, gc.collect(), gc.collect())
