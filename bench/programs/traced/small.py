def main():
    names = []
    for i in range(100):
        names.append("name %d" % i)
        if len(names) > 10:
            del names[0]
    return names


print(main())
