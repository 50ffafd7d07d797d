"""A doubly linked list: dropping it leaves a ring for each pair of neighbours; unlinking frees at once."""
import gc

gc.disable()
gc.collect()


class Link:
    def __init__(self, value):
        self.value, self.next, self.previous = value, None, None

    def __del__(self):
        print(self.value, end=" ")


class Linked:
    def __init__(self, values):
        self.first = self.last = None
        for value in values:
            self.append(value)

    def append(self, value):
        link = Link(value)
        if self.last is None:
            self.first = self.last = link
        else:
            self.last.next, link.previous = link, self.last
            self.last = link

    def clear(self):
        link = self.first
        while link is not None:
            following = link.next
            link.next = link.previous = None
            link = following
        self.first = self.last = None


l = Linked(range(5))
del l
print(gc.collect())
l = Linked("abc")
l.clear()
print("cleared")
del l
print(gc.collect())
