# Attributes in inline values, shared key tables, and dicts made of them.
import sys, gc
class A: pass
sizes = []
for i in range(40):
    a = A()
    a.x = 1
    sizes.append(sys.getsizeof(a.__dict__))
print(sizes)
print(sys.getsizeof(A))
class B:
    def __init__(self, n):
        for i in range(n): setattr(self, 'a%d' % i, i)
print([(n, sys.getsizeof(B(n).__dict__)) for n in range(0, 40, 3)])
b = B(5)
print(b.__dict__, sys.getsizeof(b))
del b.a2
print(b.__dict__, list(b.__dict__.items()))
b.a2 = 'again'
print(b.__dict__)
d = b.__dict__
d['new'] = 1
d[5] = 'not a str'
print(b.new, d, sys.getsizeof(d))
b.__dict__ = {'z': 1}
print(b.z, vars(b), d)
try: b.a0
except AttributeError as e: print(e)
try: del b.a0
except AttributeError as e: print(e)
class C:
    def __init__(self): self.x = 1; self.y = 2
c = C()
try: del c.nothing
except AttributeError as e: print(e)
c2 = C()
del c2.x
c2.x = 5
print(c2.__dict__, c.__dict__)
print(c.__dict__ == {'x': 1, 'y': 2}, c.__dict__.copy(), sys.getsizeof(c.__dict__.copy()))
print(c.__dict__.popitem(), c.__dict__, sys.getsizeof(c.__dict__))
c3 = C(); c3.__dict__.clear(); print(c3.__dict__, sys.getsizeof(c3.__dict__))
c3.x = 9; print(c3.__dict__)
print(gc.is_tracked(C().__dict__)); c4 = C(); c4.self = c4; print(gc.is_tracked(c4.__dict__))
print(reversed(c4.__dict__).__length_hint__(), list(reversed(C().__dict__.items())))
c5 = C(); it = iter(c5.__dict__)
c5.__dict__['q'] = 1
try: next(it)
except RuntimeError as e: print(e)
class D(dict):
    def __missing__(self, key): return 'missing ' + str(key)
d = D(a=1); print(d['a'], d['b'], d.get('b'), 'b' in d, d)
d.attr = 1; print(d.__dict__, sys.getsizeof(d), gc.is_tracked(D()))
for n in range(50):
    class E: pass
    for i in range(n): e = E()
    e = E()
    for i in range(n): setattr(e, 'k%d' % i, i)
    if n % 7 == 0: print(n, sys.getsizeof(e.__dict__), list(e.__dict__)[:3], len(e.__dict__))
