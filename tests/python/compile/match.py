def f(x):
    match x:
        case 1: a
        case -1 | "x" | b"y" | 1+2j: b
        case None | True: c
        case [1, 2, *rest]: d
        case [_, _]: e
        case [first, *_, last]: e2
        case []: z
        case {"a": 1, "b": y, **rest}: g
        case {}: gg
        case {**r}: hh
        case Point(x=0, y=yy): h
        case Point(1, z, w=3) if z > 3: i
        case (a.b.c | a.d) as q: j
        case [Point(x=p), [q, r]] | [q, p, r]: k
        case str() as s: l
        case [a, b, c, d] | [d, c, b, a]: perm
        case {"k": [u, v]} | [v, u]: pp
        case _ if x: nn
        case _: m
def g(x):
    match x:
        case y:
            return y
def h(x):
    match x, 1:
        case (0, y) if y:
            pass
        case z:
            return 1
match q:
    case _:
        pass
for i in x:
    match i:
        case 1: continue
        case 2: break
        case _:
            pass
def k():
    match x:
        case _:
            return 1
        
match a:
    case 1 if b:
        c
    case _ if d:
        e
