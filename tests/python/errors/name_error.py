"""A name that is nearly another one."""
counter = 1


def report():
    total = 5
    print(counter)
    return totl


report()
