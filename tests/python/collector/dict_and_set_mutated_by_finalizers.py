"""Finalizers that change the container their object is being taken out of."""


class Adder:
    def __init__(self, container, n):
        self.container, self.n = container, n

    def __hash__(self):
        return self.n

    def __eq__(self, other):
        return self is other

    def __del__(self):
        c = self.container
        if isinstance(c, list):
            c.append(self.n)
        elif isinstance(c, dict):
            c[self.n] = "added"
        elif isinstance(c, set):
            c.add(self.n)


l = []
l.extend([Adder(l, 1), Adder(l, 2)])
l.clear()
print(l)
l[:] = [Adder(l, 3)]
l[:] = []
print(l)
d = {}
d["k"] = Adder(d, 1)
d.clear()
print(d)
d["k"] = Adder(d, 2)
d["k"] = None
print(d)
d["k"] = Adder(d, 3)
del d["k"]
print(d)
s = set()
s.add(Adder(s, 1))
s.clear()
print(s)
s.add(Adder(s, 2))
s.pop()
print(s)
