def main():
    t = 0
    for i in range(5000000):
        t += i & 7
        if t > 1000: t -= 1000
    print(t)
main()
