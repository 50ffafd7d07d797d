def main():
    a = []
    for i in range(100000):
        a.append(i)
        a[i // 2] = i
    return len(a)


print(main())
