"""The line of a frame is where its exception was raised, also when a handler passed it on."""


def lineno_after_raise(f, *expected):
    try: f()
    except Exception as ex: t = ex.__traceback__
    lines = []
    t = t.tb_next
    while t:
        frame = t.tb_frame
        lines.append(None if frame.f_lineno is None else frame.f_lineno-frame.f_code.co_firstlineno)
        t = t.tb_next
    print(lines, expected)
def in_except():
    try:
        1/0
    except:
        1/0
        pass
lineno_after_raise(in_except, 4)
def after_except():
    try:
        1/0
    except:
        pass
    1/0
lineno_after_raise(after_except)
def lineno_after_other():
    try:
        1/0
    except TypeError as ex:
        pass
lineno_after_raise(lineno_after_other, 3)
def in_named():
    try:
        1/0
    except Exception as ex:
        1/0
lineno_after_raise(in_named, 4)
def in_finally_after():
    try:
        pass
    finally:
        1/0
lineno_after_raise(in_finally_after)
def in_fe():
    try:
        1/0
    finally:
        1/0
lineno_after_raise(in_fe)
def fe2():
    try:
        1/0
    except KeyError:
        pass
    finally:
        x = 2
lineno_after_raise(fe2)
class E:
    def __enter__(self): pass
    def __exit__(self, *a): pass
def w():
    with E():
        1/0
        x = 1
lineno_after_raise(w)
class NoExit:
    def __enter__(self): pass
    def __exit__(self, *a): 1/0
def w2():
    with NoExit():
        1/0
lineno_after_raise(w2)
