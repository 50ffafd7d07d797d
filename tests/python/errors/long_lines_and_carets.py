"""Carets under parts of long and wide lines."""
data = {"é": [1, 2, 3], "名前": None}


def attempt(action):
    import sys
    try:
        action()
    except Exception:
        sys.excepthook(*sys.exc_info())


attempt(lambda: data["é"][0] + data["名前"] + 1)
attempt(lambda: (data["é"]
                 [1].x))
attempt(lambda: data["名前"]["x"]["y"])
attempt(lambda: [1, 2, 3].index(4) + len(data))
attempt(lambda: 1 + 2 * 3 / 0 - 4)
attempt(lambda: print(data.get("x").lower(), sep=""))
attempt(lambda: -data)
attempt(lambda: data["é"] < 5)
attempt(lambda: data(1)(2))
attempt(lambda: [x.y for x in data])
attempt(lambda: {**5})
attempt(lambda: f"{data!r:>{'x'}}")
attempt(lambda: data["é"][:"a"])
attempt(lambda: 5 .real.imag.nothing.at.all)
attempt(lambda: (yield_ := 1) and undefined_name or 2)
attempt(lambda: "%d %s" % ("a", 1))
attempt(lambda: not_defined(1, 2, *[3], k=4))
