def a(x):
    def b():
        def c():
            return x
        return c
    return b
def t():
    a = b = 1
    return (a, b, [a for a in b], lambda a=a: (a, b))
class A:
    class B:
        def f(self):
            class C:
                x = super
            return __class__
    def g(self): [__class__ for x in y]
x = lambda: (lambda: (lambda: y))
def scope():
    x = 1
    class K:
        nonlocal x
        x = 2
        y = x
    def g():
        nonlocal x
        x = 3
        global y
        y = 4
        def h():
            return y, x
    return [i + x for i in (lambda: x)()]
def swap(a, b, c, d):
    a, b, c, d = d, c, b, a
    a, b = b, a
    a, b, c = c, a, b
    (a, b), c = (b, a), c
    a, a = 1, 2
    a, = b,
    x.y, z = z, x.y
    [a, b] = [b, a]
    a, b = [b, a]
def tryret():
    try:
        return 1
    except:
        return 2
    else:
        return 3
    finally:
        return 4
def loopfin():
    for i in a:
        for j in b:
            try:
                if c: break
                if d: continue
                return (yield)
            finally:
                try: q
                except: r
def withs():
    with a:
        with b as c, d:
            with e:
                return f
        pass
    for i in x:
        with y:
            continue
        with z:
            break
def nestedfinally():
    try:
        try:
            return x
        finally:
            lambda: y
    finally:
        [z for z in w]
def deadcode():
    return
    print(1)
    while 1:
        yield 2
def deadcode2():
    raise X
    if y: z
    else: w
def emptyelse(x):
    if x:
        return 1
    else:
        return 2
def chain(a):
    return a.b.c[d](e).f[g:h:i, j](*k)
def annot():
    x: int
    y: int = 1
    z.a: int = 2
def many_locals():
    a = 1; b = 2; c = 3
    del a
    return locals()
def f(__x, __y__):
    return __x
class M:
    def f(self, __x, *, __k=1):
        return __x + self.__attr + __k
    import __mod
    from x import __y
    def __m(): pass
    __a: int = 1
    def g(self):
        for __i in x: pass
        try: pass
        except E as __e: pass
        global __g
        __g = 1
        call(__kw=1)
