"""A tree whose children know their parent, strongly and weakly."""
import gc
import weakref

gc.disable()
gc.collect()


class Strong:
    def __init__(self, name, parent=None):
        self.name, self.parent, self.children = name, parent, []
        if parent is not None:
            parent.children.append(self)

    def __del__(self):
        print(self.name, end=" ")


class Weak(Strong):
    def __init__(self, name, parent=None):
        super().__init__(name, parent)
        self.parent = parent and weakref.ref(parent)


for kind in (Strong, Weak):
    root = kind("root")
    for i in range(3):
        child = kind(f"child{i}", root)
        for j in range(2):
            kind(f"leaf{i}{j}", child)
    del child
    print(kind.__name__, "built")
    del root
    print("| root dropped")
    print(gc.collect())
