def load(name):
    try:
        return {"a": 1}[name]
    except KeyError:
        return fallback(name)


def fallback(name):
    try:
        return int(name)
    except ValueError:
        raise LookupError(f"nothing called {name!r}")


load("a")
load("é")
