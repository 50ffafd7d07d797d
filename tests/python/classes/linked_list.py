"""A linked list, a tree and a graph, and the counts in them."""
import sys, gc


class Node:
    __slots__ = ("value", "next")

    def __init__(self, value, next=None):
        self.value, self.next = value, next

    def __del__(self):
        if self.value in (0, 999):
            print("freed", self.value)


head = None
for i in range(1000):
    head = Node(i, head)
count, node = 0, head
while node:
    count += 1
    node = node.next
print(count, sys.getrefcount(head), sys.getrefcount(head.next))
head = None
print("list gone")


class Tree:
    def __init__(self, key):
        self.key, self.left, self.right = key, None, None

    def insert(self, key):
        side = "left" if key < self.key else "right"
        child = getattr(self, side)
        if child:
            child.insert(key)
        else:
            setattr(self, side, Tree(key))

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.key
        if self.right:
            yield from self.right

    def depth(self):
        return 1 + max((c.depth() for c in (self.left, self.right) if c), default=0)


root = Tree(50)
for key in [30, 70, 20, 40, 60, 80, 35, 45, 65]:
    root.insert(key)
print(list(root), root.depth(), sys.getrefcount(root.left), sum(1 for _ in root))


class Parent:
    def __init__(self):
        self.children = []

    def add(self):
        child = Child(self)
        self.children.append(child)
        return child


class Child:
    def __init__(self, parent):
        self.parent = parent


gc.collect()
p = Parent()
for _ in range(3):
    p.add()
print(sys.getrefcount(p), sys.getrefcount(p.children[0]))
del p
print(gc.collect())
graph = {name: [] for name in "abcd"}
for a, b in ["ab", "bc", "cd", "da", "ac"]:
    graph[a].append(b)


def walk(start, seen=None):
    seen = seen if seen is not None else set()
    if start not in seen:
        seen.add(start)
        yield start
        for n in graph[start]:
            yield from walk(n, seen)


print(list(walk("a")), sys.getrefcount(graph["a"]))
