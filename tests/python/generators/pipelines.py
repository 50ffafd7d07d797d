"""Generators put together: laziness, cleanup, state."""


def read(lines):
    print("open")
    try:
        for line in lines:
            print("read", line)
            yield line
    finally:
        print("close")


def strip_comments(lines):
    for line in lines:
        line, _, _ = line.partition("#")
        if line.strip():
            yield line.strip()


def parse(lines):
    for number, line in enumerate(lines, 1):
        key, equals, value = line.partition("=")
        if not equals:
            raise ValueError(f"line {number}: no '=' in {line!r}")
        yield key.strip(), value.strip()


source = ["a = 1 # one", "# nothing", "b=2", "", "c = x=y"]
print(dict(parse(strip_comments(read(source)))))
for key, value in parse(strip_comments(read(source))):
    print("first is", key, value)
    break
try:
    list(parse(strip_comments(read(["good=1", "bad line"]))))
except ValueError as error:
    print(error)


def take(n, it):
    for _, value in zip(range(n), it):
        yield value


def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1


print(list(take(10, primes())))


def windows(it, size):
    window = []
    for x in it:
        window.append(x)
        if len(window) == size:
            yield tuple(window)
            window.pop(0)


print(list(windows(range(5), 3)))


def coroutine(function):
    def start(*args):
        g = function(*args)
        next(g)
        return g
    return start


@coroutine
def printer(prefix):
    try:
        while True:
            item = yield
            print(prefix, item)
    except GeneratorExit:
        print(prefix, "done")


@coroutine
def broadcast(*targets):
    while True:
        item = yield
        for t in targets:
            t.send(item)


b = broadcast(printer("one"), printer("two"))
b.send("hello"); b.send(5)
del b
print("end")
merged = (x for pair in zip("abc", range(3)) for x in pair)
print(next(merged), list(merged))


def permutations(items):
    if not items:
        yield []
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [item] + rest


print(len(list(permutations([1, 2, 3, 4]))), next(permutations([1, 2])))
