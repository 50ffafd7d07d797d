"""ExceptionGroup and except*."""


def show(group, depth=0):
    print("  " * depth + repr(group), group.message if isinstance(group, BaseExceptionGroup) else "")
    for e in getattr(group, "exceptions", ()):
        show(e, depth + 1)


eg = ExceptionGroup("top", [ValueError(1), ExceptionGroup("inner", [TypeError(2), ValueError(3)]), KeyError("k")])
show(eg)
match, rest = eg.split(ValueError)
show(match); show(rest)
print(eg.subgroup(KeyError), eg.subgroup(OSError), eg.split(OSError)[0])
show(eg.subgroup(lambda e: isinstance(e, TypeError)))
print(eg.derive([ValueError()]), str(eg), eg.args)


def handle(group):
    try:
        raise group
    except* ValueError as e:
        print("values", e.exceptions)
    except* (TypeError, KeyError) as e:
        print("others", [repr(x) for x in e.exceptions])
    else:
        print("never")
    finally:
        print("finally")


handle(eg)
handle(ValueError("naked"))
try:
    handle(ExceptionGroup("g", [OSError("os"), ValueError("v")]))
except ExceptionGroup as error:
    print("left", repr(error))
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError as e:
        raise RuntimeError("new")
except BaseException as error:
    print(repr(error), [repr(x) for x in error.exceptions], repr(error.exceptions[0].__context__))
try:
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError as e:
        raise
except ExceptionGroup as error:
    print("again", repr(error))
try:
    try:
        raise ValueError
    except* ExceptionGroup:
        pass
except TypeError as error:
    print(error)
print(BaseExceptionGroup("b", [KeyboardInterrupt()]), type(BaseExceptionGroup("b", [ValueError()])).__name__)


class MyGroup(ExceptionGroup):
    def derive(self, excs):
        return MyGroup(self.message + "!", excs)


m = MyGroup("mine", [ValueError(1), KeyError(2)])
print(repr(m.subgroup(ValueError)), [repr(x) for x in m.split(KeyError)])
try:
    try:
        1 / 0
    except* ZeroDivisionError as e:
        print(type(e).__name__, e.exceptions)
    x = 1
except Exception:
    print("never")
