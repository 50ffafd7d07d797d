class I:
    def __init__(self, n): self.n = n
    def __index__(self): print("index", self.n); return self.n
a = list(range(10))
a[I(1):I(3)] = [7]
print(a)
a[I(0):I(6):I(2)] = [1, 2, 3]
del a[I(0):I(2)]
del a[::I(2)]
print(a, a[I(0):I(2)], a[I(0)])
a[I(0)] = 5; del a[I(0)]
b = bytearray(10); b[I(1):I(3)] = b"x"; b[I(0):I(6):I(2)] = b"abc"; del b[I(0):I(1)]; b[I(0)] = I(3)
t = (1, 2, 3)[I(0):I(2)]; s = "abc"[I(0):I(2)]; r = range(10)[I(1):I(5)]; by = b"abc"[I(0):I(2)]
print(t, s, r, by, "ab" * I(2), [1] * I(2))
m = memoryview(bytearray(5)); m[I(0):I(2)] = b"ab"; m[I(0)] = I(9)
print([1,2,3].index(2, I(0), I(3)), "abc".find("c", I(0), I(3)), [1, 2].pop(I(0)), [].insert(I(0), 1))
print(list(range(I(3)))); print(round(3.7, I(1)), hex(I(255)), chr(I(65)), I(2).__index__())
import operator; print(operator.index(I(4)))
print("%d" % 3, "{:{}}".format(1, I(5)) if False else "", bytes([I(65)]), bytes(I(2)), int(I(7)), float(I(8)), complex(I(1)), divmod(7, 2))
