class ValidationError(Exception):
    def __init__(self, field, problem):
        super().__init__(field, problem)
        self.field = field

    def __str__(self):
        return f"{self.field}:\n  {self.args[1]}"


class Inner:
    class Deep(ValidationError):
        pass


def check(data):
    for field, value in data.items():
        if not value:
            raise Inner.Deep(field, "is empty") from ValueError("cause")


check({"name": "x", "age": 0})
