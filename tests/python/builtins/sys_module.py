"""What sys tells."""
import sys

print(sys.argv, sys.version_info[:2], sys.maxsize, sys.byteorder, sys.platform, sys.getrecursionlimit(), sys.getdefaultencoding(), sys.maxunicode, sys.hexversion >> 16, sys.implementation.name, sys.float_info.mant_dig, sys.int_info.bits_per_digit, sys.hash_info.modulus)
print(sys.intern("abc") is sys.intern("ab" + "c"), sys.getsizeof(5), sys.getsizeof(object(), 7), sys.modules["sys"] is sys, "__main__" in sys.modules, sys.modules["__main__"].__name__, sys.exc_info(), sys.getswitchinterval(), sys.is_finalizing(), sys.flags.optimize, sys.get_int_max_str_digits())
try:
    1 / 0
except ZeroDivisionError:
    kind, value, traceback = sys.exc_info()
    print(kind, value, traceback.tb_lineno, traceback.tb_next, sys.exception() is value)


def caller():
    frame = sys._getframe()
    print(frame.f_code.co_name, frame.f_lineno, frame.f_back.f_code.co_name, sorted(frame.f_locals), frame.f_globals is globals(), sys._getframe(1).f_code.co_name)


caller()
for action in [lambda: sys._getframe(100), lambda: sys.getsizeof(), lambda: sys.getrefcount(), lambda: sys.intern(5), lambda: sys.setrecursionlimit(0), lambda: sys.setrecursionlimit("a"), lambda: sys.setrecursionlimit(1), lambda: sys.nothing, lambda: sys.set_int_max_str_digits(5), lambda: sys.getsizeof(1, 2, 3)]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class Sized:
    def __sizeof__(self):
        return 100


class BadSize:
    def __sizeof__(self):
        return "x"


class NegativeSize:
    def __sizeof__(self):
        return -1


print(sys.getsizeof(Sized()), sys.getsizeof(BadSize(), "default"))
for bad in [BadSize(), NegativeSize()]:
    try:
        sys.getsizeof(bad)
    except (TypeError, ValueError) as error:
        print(error)
sys.displayhook(5); sys.displayhook(None); sys.displayhook("a")
print(sys.stdout.name, sys.stdin.name, sys.stdout.encoding, sys.stderr.isatty(), sys.stdout.fileno(), sys.__stdout__ is sys.stdout)
