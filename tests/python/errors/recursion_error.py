def down(n):
    return 1 + down(n + 1)


print("start")
down(0)
