def main():
    t = 0
    for i in range(500000):
        t += i
    print(t)


main()
