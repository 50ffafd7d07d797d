"""eval, exec, compile, globals, locals, __import__, __build_class__."""
x = 10
print(eval("x + 1"), eval("x", {"x": 5}), eval("x + y", {"x": 1}, {"y": 2}), eval(" 1 + 1"), eval("[i for i in range(x)]", {"x": 3}))
exec("y = x * 2\nprint(y)")
print(y)
space = {"z": 1}
exec("z += 1; w = [z]", space)
print(space["z"], space["w"], "__builtins__" in space)
code = compile("a + b", "<made>", "eval")
print(eval(code, {"a": 1, "b": 2}), code.co_names, code.co_filename, code.co_name)
block = compile("for i in range(2):\n    print('loop', i)\n", "<block>", "exec")
exec(block)
single = compile("5 + 5; None; 'text'", "<single>", "single")
exec(single)
print(_)


def inside():
    local = 1
    exec("local = 2; made = 3")
    print(local, sorted(locals()), eval("local"))
    return eval("lambda: x")()


print(inside())
for text, mode in [("1 +", "eval"), ("x = 1", "eval"), ("", "eval"), ("if", "exec"), ("a b", "exec"), ("def f(:", "exec"), ("  x", "exec"), ("x\n  y", "exec"), ("(", "exec"), ("'abc", "exec"), ("1", "nope"), ("return", "exec"), ("break", "exec"), ("f() = 1", "exec"), ("x = = 1", "exec"), ("yield", "exec"), ("nonlocal x", "exec"), ("1\n2", "single")]:
    try:
        compile(text, "<text>", mode)
        print(repr(text), "fine")
    except SyntaxError as error:
        print(repr(text), type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset, repr(error.text))
    except Exception as error:
        print(repr(text), type(error).__name__, error)
for action in [lambda: eval(5), lambda: exec(5), lambda: eval("1", 5), lambda: eval("1", {}, 5), lambda: eval("q"), lambda: exec("1/0"), lambda: compile(), lambda: eval(), lambda: __import__("no_such_module"), lambda: __import__(5), lambda: __import__(""), lambda: globals(1), lambda: locals(1), lambda: eval("x", {"__builtins__": {}}), lambda: eval("len('a')", {"__builtins__": {}}), lambda: eval("1\0"), lambda: eval(b"1 + 1"), lambda: compile("1", "f", "eval", flags=99999), lambda: __build_class__(1), lambda: __build_class__(lambda: 0)]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
print(__import__("sys") is __import__("sys"), __build_class__, globals()["x"], locals() is globals(), type(globals()))
