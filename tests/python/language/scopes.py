"""Names: global, local, class, builtins, del, and the dictionaries behind them."""
x = "global"


def read():
    return x


def shadow():
    x = "local"
    return x, sorted(locals())


class Body:
    x = x + " in class"
    y = [x for _ in range(1)]

    def method(self):
        return x

    names = sorted(n for n in locals() if not n.startswith("__"))


print(read(), shadow(), Body.x, Body.y, Body().method(), Body.names)


def class_inside():
    x = "function"

    class Inner:
        print(x)
        x = "inner"
        print(x)
        del x
        try:
            print(x)
        except NameError as error:
            print(error)

        def get(self):
            return x
    return Inner().get()


print(class_inside())
len = lambda value: "mine"
print(len([1]))
del len
print(len([1]))
try:
    del undefined
except NameError as error:
    print(error)
globals()["made"] = 5
print(made)


def writes_locals():
    a = 1
    locals()["a"] = 2
    return a


print(writes_locals())
exec("e = x.upper(); print(e)")
print(eval("x + y", {"y": "!"}, {"x": "?"}))
namespace = {}
exec("def f(): return g\ng = 3", namespace)
print(namespace["f"](), sorted(k for k in namespace if k != "__builtins__"))
print(__name__, [n for n in dir() if n.startswith("__")])
print(read.__globals__ is globals(), Body.__module__, Body.__qualname__, Body.method.__qualname__, shadow.__module__)


def conditional(flag):
    if flag:
        value = 1
    return value


print(conditional(True))
try:
    conditional(False)
except UnboundLocalError as error:
    print(error)
_private__name = 3


class Mangled:
    __secret = 1

    def get(self):
        return self.__secret, [n for n in dir(self) if "secret" in n]


print(Mangled().get())
