source = """
def inner(x):
    return x.missing
inner(5)
"""
code = compile(source, "<generated>", "exec")
try:
    exec(code)
except AttributeError as error:
    print(error)
eval("1 +\n(2 / 0)")
