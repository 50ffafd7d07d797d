def f():
    try:
        a
    except* E as e:
        b
    except* (F, G):
        c
    else:
        d
    finally:
        e
    try:
        a
    except* E:
        b
    for i in x:
        try:
            q
        except* Z:
            for k in v:
                break
try:
    x
except* A as b:
    pass
