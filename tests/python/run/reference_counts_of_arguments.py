import sys
def f(a, x=None): return sys.getrefcount(a), sys.getrefcount(x)
class C:
    def __init__(self, a, x=None): self.r = f(a, x), sys.getrefcount(a), sys.getrefcount(x), sys.getrefcount(self)
    def m(self, a, x=None):  return  f(a, x), sys.getrefcount(a), sys.getrefcount(x), sys.getrefcount(self)
    def __call__(self, a, x=None):  return  f(a, x), sys.getrefcount(a), sys.getrefcount(x), sys.getrefcount(self)
def g():
    a=object(); x = object(); c = C(1)
    print(f(a,x), f(a,x=x), f(*(a,),**{'x':x}), f(a=a,x=x), f(**{'a':a,'x':x}))
    print(C(a,x).r, C(a,x=x).r, C(*(a,),**{'x':x}).r, C(a=a,x=x).r, C(**{'a':a,'x':x}).r)
    print(c(a,x), c(a,x=x), c(*(a,),**{'x':x}), c(a=a,x=x), c(**{'a':a,'x':x}))
    print(c.m(a,x), c.m(a,x=x), c.m(*(a,),**{'x':x}), c.m(a=a,x=x), c.m(**{'a':a,'x':x}))
g()
