def greet(name, greeting="hello", *, loud=False):
    return name


print(greet("a"))
result = [greet(n, volume=3) for n in ("a", "b")]
