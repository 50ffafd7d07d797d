class N: pass
def main():
    for i in range(400000):
        a = N(); b = N()
        a.o = b; b.o = a
main()
import gc
print(gc.collect() >= 0)
