def main():
    for k in range(10):
        d = {}
        for i in range(100000):
            d[i] = i
        s = 0
        for key in d:
            s += d[key]
        e = {}
        for i in range(100000):
            e["k" + str(i % 1000)] = i
    print(s, len(e))
main()
