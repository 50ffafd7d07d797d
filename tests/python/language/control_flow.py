"""if, while, for, else, break, continue, pass."""


def find(items, wanted):
    for index, item in enumerate(items):
        if item == wanted:
            print("found at", index)
            break
    else:
        print("not found")
        return -1
    return index


print(find("abc", "c"), find("abc", "z"), find("", ""))
n = 27
steps = 0
while n != 1:
    n = 3 * n + 1 if n % 2 else n // 2
    steps += 1
    if steps > 1000:
        break
else:
    print("reached 1 in", steps)
while True:
    steps -= 1
    if steps % 2:
        continue
    if steps < 100:
        break
print(steps)
for i in range(2, 20):
    for j in range(2, i):
        if i % j == 0:
            break
    else:
        print(i, end=" ")
print()
for i in []:
    pass
else:
    print("never ran", "i" in globals())
items = [1, 2, 3, 4]
for item in items:
    if item % 2 == 0:
        items.remove(item)
print(items)
for x in (numbers := [1, 2, 3]):
    if x < 3:
        numbers.append(x * 10)
print(numbers)
i = 100
for i in range(3):
    i *= 10
print(i)
if not items:
    print("empty")
elif len(items) == 1:
    print("one")
elif len(items) == 2: print("two")
else:
    print("many")
print("yes" if items else "no", "a" if 0 else "b" if "" else "c")
while False: print("never")
else: print("else of while")
