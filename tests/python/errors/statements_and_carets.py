"""Carets for statements of each kind."""
import sys


def attempt(action):
    try:
        action()
    except BaseException:
        sys.excepthook(*sys.exc_info())


def unpack():
    a, b = 1, 2, 3


def assign_item():
    t = (1, 2)
    t[0] = 5


def augmented():
    x = "a"
    x += 1


def delete():
    d = {}
    del d["k"], d


def for_loop():
    for x in 5:
        pass


def with_block():
    with open("missing_file.txt") as f:
        pass


def with_bad():
    with 5:
        pass


def assertion():
    assert len([1]) == 2, "lengths differ"


def imports():
    from sys import nothing_here


def raises():
    raise ValueError("with",
                     "two lines")


def unbound():
    print(value)
    value = 1


def decorated():
    @undefined
    def f():
        pass


def klass():
    class C(undefined_base):
        pass


def default():
    def f(x=1 / 0):
        pass


def comprehension():
    return {k: v / 0
            for k, v in [(1, 2)]}


def conditional():
    return 1 if {}["x"] else 2


def returns():
    return (1 +
            "a")


def attribute():
    sys.stdout.nothing = sys.nothing


def starred():
    print(*5)


def star_star():
    print(**5)


def matching():
    match {"a": 1}:
        case {"a": int(x, y)}:
            pass


for action in [unpack, assign_item, augmented, delete, for_loop, with_block, with_bad, assertion, imports, raises, unbound, decorated, klass, default, comprehension, conditional, returns, attribute, starred, star_star, matching]:
    attempt(action)
