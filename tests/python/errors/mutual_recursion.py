def even(n):
    if n == 0:
        return True
    return odd(n - 1)


def odd(n):
    return even(n - 1) if n != 0 else False


print(even(10))
even(-1)
