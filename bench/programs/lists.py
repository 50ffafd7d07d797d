def main():
    for k in range(20):
        a = [i * 2 for i in range(100000)]
        b = []
        for x in a:
            b.append(x + 1)
        s = 0
        for i in range(len(b)):
            s += b[i]
        b.sort(); b.reverse()
    print(s)
main()
