import sys
print("hello", 1, 2.5, [1,2], {'a':1})
x=[1,2]
print(sys.getrefcount(x), sys.getsizeof(x))
class A:
    def __init__(self): self.x=1
    def __repr__(self): return f"A({self.x})"
print(A(), sorted([3,1,2]), max(1,2,3), sum([1,2,3]), sum([.1]*10))
import gc
a=A(); a.me=a; del a
print(gc.collect())
