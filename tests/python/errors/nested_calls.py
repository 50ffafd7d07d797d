def f(x): return g(x)
def g(x): return h(x) + 1
h = lambda x: [y for y in range(x) if k(y)][0]
def k(y):
    assert y < 3, f"y is {y}"
    return False


f(
    10
)
