"""SystemExit with something that is no number goes to standard error."""


def leave(reason):
    try:
        raise SystemExit(reason)
    finally:
        print("leaving")


leave(["a", "list"])
