"""Code objects, their constants and compiled functions as garbage."""
import gc

gc.disable()
gc.collect()


def compiled():
    code = compile("x = (1, [2])", "f", "exec")


def executed():
    d = {}
    exec(compile("def f():\n def g(): return f\n return g\nh = f()", "f", "exec"), d)


def evaluated():
    f = eval("lambda: f", d := {})
    d["f"] = f


def code_in_ring():
    a = []

    def f():
        return a
    a.append(f)
    a.append(f.__code__)


def comprehension():
    a = [lambda: a for _ in range(3)]


def nested_class():
    def make():
        class Inner:
            def get(self):
                return Inner
        return Inner
    make()


gc.collect()
for make in (compiled, executed, evaluated, code_in_ring, comprehension, nested_class):
    make()
    print(make.__name__, gc.collect(), gc.collect())
