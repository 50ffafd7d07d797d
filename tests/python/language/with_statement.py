"""Context managers."""


class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value, traceback is not None)
        return self.swallow


with Manager("a") as a, Manager("b") as (*b,):
    print(a, b)
with (
    Manager("c") as c,
    Manager("d"),
):
    print(c)
with Manager("e", True):
    raise ValueError("inside")
try:
    with Manager("f"), Manager("g"):
        1 / 0
except ZeroDivisionError as error:
    print("out:", error)


def early():
    for i in range(3):
        with Manager(f"loop{i}"):
            if i == 0:
                continue
            return i


print(early())


class Broken:
    def __enter__(self):
        return self


class BreaksOnExit(Manager):
    def __exit__(self, *rest):
        super().__exit__(*rest)
        raise KeyError("from exit")


for thing in [5, Broken()]:
    try:
        with thing:
            print("never")
    except TypeError as error:
        print(error)
try:
    with BreaksOnExit("h"):
        raise ValueError("first")
except KeyError as error:
    print(repr(error), "context", repr(error.__context__))
try:
    with Manager("i", True), BreaksOnExit("j"):
        pass
    print("swallowed")
except KeyError:
    print("not swallowed")
targets = [0]
with Manager("k") as targets[0]:
    pass
