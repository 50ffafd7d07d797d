"""Uncaught: an exception with its cause, its context and notes, printed on standard error."""


def low(value):
    return 10 / value


def middle(values):
    total = 0
    for value in values:
        total += low(
            value
        )
    return total


def high():
    try:
        middle([1, 2, 0])
    except ZeroDivisionError as error:
        error.add_note("a note about it")
        raise ValueError("could not total") from error


def top():
    try:
        high()
    except ValueError:
        data = {"a": {"b": [1, 2, 3]}}
        print(data["a"]["b"][7])


class Late:
    def __del__(self):
        print("freed at the end")


late = Late()
top()
