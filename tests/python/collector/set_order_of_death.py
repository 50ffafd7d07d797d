"""Sets and frozensets let their elements go in the order of their table."""


class Loud:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n

    def __eq__(self, other):
        return self.n == other.n

    def __del__(self):
        print(self.n, end=" ")


s = {Loud(n) for n in (5, 3, 9, 1, 16, 8)}
del s
print()
s = frozenset(Loud(n) for n in (7, 2, 12))
del s
print()
s = {Loud(n) for n in range(10)}
s.clear()
print()
s = {Loud(n) for n in range(4)}
s.discard(Loud(2))
print("|", end=" ")
s.pop()
print("|", end=" ")
s -= {Loud(3)}
print("|", end=" ")
del s
print()
