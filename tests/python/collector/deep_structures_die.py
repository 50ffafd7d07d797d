"""Long chains die without exhausting the stack, finalizers in the order that CPython's trashcan gives."""


class Link:
    __slots__ = ("next", "n")

    def __init__(self, next, n):
        self.next, self.n = next, n

    def __del__(self):
        order.append(self.n)


order = []
chain = None
for i in range(200):
    chain = Link(chain, i)
del chain
print(order)
order.clear()
chain = None
for i in range(200):
    chain = [Link(chain, i)]
del chain
print(order)
order.clear()
chain = None
for i in range(200):
    chain = (Link({"x": chain}, i),)
del chain
print(order)
order.clear()
chain = None
for i in range(4000):
    chain = Link(chain, i)
del chain
print(len(order), order[:3], order[-3:], sum(order))
