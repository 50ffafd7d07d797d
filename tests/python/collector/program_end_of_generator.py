"""A generator still suspended at the end of the program runs its finally block."""
import gc


def gen(name):
    try:
        yield
    finally:
        print("finally", name)


g = gen("global")
next(g)
box = [gen("in ring")]
box.append(box)
next(box[0])
never = gen("never started")
print("last line")
