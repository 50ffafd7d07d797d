"""Constants of code, small ints, interned strings, singletons: differences of counts."""
import sys

count = sys.getrefcount


def uses():
    return 123456789, "a constant string!", (1, 2, "tuple"), 2.5


first, second = uses(), uses()
print([a is b for a, b in zip(first, second)])
print([count(x) for x in first])
del second
print([count(x) for x in first])
print([count(c) for c in uses.__code__.co_consts[1:]] if len(uses.__code__.co_consts) > 2 else uses.__code__.co_consts)
a = 1000
b = 1000
print(a is b, count(a), count(1000), count(1001))
c = 500 + 500
print(c is a, c == a, count(c))
d = int("1000")
print(d is a, count(d))
before = count(201)
sevens = [201, 201, 201]
print(count(201) - before)
del sevens
print(count(201) - before)
before = count(None)
nothing = [None] * 10
print(count(None) - before)
before = count("interned_name")
x = "interned_name"
y = "interned" + "_name"
print(x is y, count("interned_name") - before)
z = "".join(["interned", "_name"])
print(z is x, z == x, sys.intern(z) is x, count(z))
s = "with space"
t = "with space"
print(s is t, count(s), "a" * 5 is "aaaaa", "a" is chr(97), chr(233) is chr(233), chr(300) is chr(300))
print(256 is int("256"), 257 is int("257"), -5 is int("-5"), -6 is int("-6"), 1.5 is float("1.5"), () is tuple([]), "" is str(), b"" is bytes(), frozenset() is frozenset())


def returns_string():
    return "x" * 3


print(returns_string() is returns_string(), returns_string.__code__.co_consts)


def same():
    a = 99999
    b = 99999
    c = "some words here"
    d = "some words here"
    return a is b, c is d, (1, 2) is (1, 2), -1 is -1, 3.5 is 3.5


print(same())
empty = []
before = count(empty)
f = lambda: empty
print(count(empty) - before, f() is empty)
print(count(True) > 1, count("a") > 1, count(0) > 1)
