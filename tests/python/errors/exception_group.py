def many():
    errors = []
    for value in ("1", "x", None):
        try:
            int(value)
        except (ValueError, TypeError) as error:
            error.add_note(f"while reading {value!r}")
            errors.append(error)
    raise ExceptionGroup("some values are bad", errors)


try:
    many()
except* TypeError:
    print("a type error was handled")
