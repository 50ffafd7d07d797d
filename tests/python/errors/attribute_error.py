class Shape:
    def __init__(self):
        self.colour = "red"


shape = Shape()
print(shape.colour)
print(shape.color.upper()[0])
