"""print, repr, str, ascii, format, input, chr, and the methods behind them."""
import sys

print()
print(1, "a", None, [1], sep="-", end="!\n")
print("a", "b", sep="", end="")
print("", *range(3), sep=",")
print("to stderr", file=sys.stderr)
print("flushed", flush=True)


class Shout:
    def write(self, text):
        sys.stdout.write(text.upper())


print("quiet", "words", file=Shout(), sep="...")
print(repr("a"), str("a"), ascii("é"), format(3.14159, ".2f"), format("a", ">3"), format(5), format(None), format([1], ""))


class Only:
    def __repr__(self):
        return "<only repr>"


class Both(Only):
    def __str__(self):
        return "both str"


class Spec(Both):
    def __format__(self, spec):
        return f"spec {spec!r}"


print(Only(), str(Only()), f"{Only()}", [Only()], Both(), [Both()], f"{Both()!r}", f"{Spec():abc}", format(Spec()), "{:x}".format(Spec()), "%s %r" % (Both(), Both()))


class BadRepr:
    def __repr__(self):
        return 5


class BadStr:
    def __str__(self):
        return None


class BadFormat:
    def __format__(self, spec):
        return 1


for action in [lambda: repr(BadRepr()), lambda: str(BadStr()), lambda: format(BadFormat()), lambda: print(sep=5), lambda: print(end=5), lambda: print(foo=1), lambda: print(1, file=5), lambda: format([1], "x"), lambda: format(Only(), ">10"), lambda: repr(), lambda: repr(1, 2), lambda: ascii(), lambda: format(), lambda: format(1, 2), lambda: str(1, 2, 3, 4), lambda: print(BadStr()), lambda: f"{BadStr()}", lambda: "%s" % BadStr(), lambda: [BadRepr()].__repr__(), lambda: print(1, file=None)]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
print(len, print, str.upper, [].append.__name__, "a".upper.__name__, int.__add__, (5).__add__.__name__, dict.fromkeys.__name__, object.__repr__, len.__module__, len.__qualname__, [].append.__qualname__, str.__qualname__, type(len), type([].append), type(str.upper), type(int.__add__), type((5).__add__), type(dict.fromkeys))
