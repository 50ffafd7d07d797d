def main():
    n = 0
    for i in range(300000):
        s = "item " + str(i)
        s = s.upper().replace("E", "x")
        n += len(s.split(" "))
        t = f"{i:05d}-{s}"
        n += t.find("-")
    print(n)
main()
