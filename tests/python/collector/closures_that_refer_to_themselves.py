"""Recursive inner functions leave their cells behind; they go when a cell is emptied or the collector comes."""
import gc

gc.disable()
gc.collect()


def recursive(n):
    def factorial(k):
        return 1 if k < 2 else k * factorial(k - 1)
    return factorial(n)


print(recursive(5), gc.collect())


def emptied(n):
    def factorial(k):
        return 1 if k < 2 else k * factorial(k - 1)
    result = factorial(n)
    del factorial
    return result


print(emptied(5), gc.collect())


def mutual(n):
    def even(k):
        return k == 0 or odd(k - 1)

    def odd(k):
        return k != 0 and even(k - 1)
    return even(n)


print(mutual(4), gc.collect())


def not_recursive(n):
    def add(k):
        return k + n
    return add(1)


print(not_recursive(5), gc.collect())


def memo():
    cache = {}

    def fib(n):
        if n not in cache:
            cache[n] = n if n < 2 else fib(n - 1) + fib(n - 2)
        return cache[n]
    return fib


f = memo()
print(f(30), gc.collect())
del f
print(gc.collect())


class Local:
    def method(self):
        def inner():
            return self, inner
        self.inner = inner


Local().method()
print(gc.collect())
