"""A module for shapes.py to import."""
print("helper loading as", __name__)
PI = 3
_hidden = "not for *"


def area(radius):
    return PI * radius ** 2


class Shape:
    count = 0

    def __init__(self, name):
        self.name = name
        Shape.count += 1

    def __repr__(self):
        return f"Shape({self.name})"


def fails():
    return 1 / 0


print("helper loaded")
