def countdown(n):
    print("at", n)
    countdown(n - 1)


countdown(3)
