"""Repeated lines of a traceback are told as a number."""


def nested(depth):
    if depth == 0:
        raise ValueError("bottom")
    nested(depth - 1)


try:
    nested(2)
except ValueError as error:
    print(error)
nested(10)
