# Instances of subclasses of numbers and text take part in cycles that the collector frees.
import gc


def try_class(base, *args):
    class Sub(base):
        def __del__(self):
            print("freed a", base.__name__)

    made = Sub(*args)
    print(base.__name__, gc.is_tracked(made), made == base(*args))
    made.me = made
    made.kind = Sub
    del made, Sub
    print(gc.collect() > 0)


try_class(int, 5)
try_class(int, 2**100)
try_class(float, 2.5)
try_class(complex, 1, 2)
try_class(str, "abc")
try_class(str, "日本")
try_class(bytes, b"abc")
try_class(bytearray, b"abc")
