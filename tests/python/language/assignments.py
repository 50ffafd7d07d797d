"""Every form of assignment, and the order in which its parts run."""


def told(value, name=None):
    print("eval", name or value)
    return value


class Loud:
    def __init__(self):
        self.__dict__["seen"] = []

    def __setattr__(self, name, value):
        print("set", name, value)

    def __setitem__(self, key, value):
        print("item", key, value)

    def __getitem__(self, key):
        print("get", key)
        return 10

    def __delitem__(self, key):
        print("del item", key)

    def __delattr__(self, name):
        print("del attr", name)


a = b = c = told(5)
print(a, b, c, a is c)
loud = Loud()
loud.x = loud[1] = loud[2:3] = told("v")
loud[told(0)] += told(7)
loud[told("k"), told("l")] = told("m")
del loud[1], loud.y, loud[::2]
first, (second, *rest), *others = 1, (2, 3, 4), 5, 6
print(first, second, rest, others)
[x, y] = "ab"
x, y = y, x
print(x, y)
i = 0
numbers = [0, 0, 0]
i, numbers[i] = 1, 9
print(i, numbers)
for numbers[2] in range(3):
    print(numbers)
*head, tail = {1: "a", 2: "b"}
print(head, tail)
count: int = 3
label: "not evaluated at all"
print(__annotations__)
text = "a"
text += "b"
text *= 3
print(text)
n = 7
n -= 2; n **= 2; n //= 3; n %= 5; n <<= 4; n >>= 1; n |= 1; n &= 29; n ^= 2
print(n)
n /= 4
print(n)
t = ([1],)
try:
    t[0] += [2]
except TypeError as error:
    print(error, t)
