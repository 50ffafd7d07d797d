"""Exceptions: attributes, str, repr, own classes, notes."""
samples = [ValueError(), ValueError("a"), ValueError("a", 1), KeyError("k"), KeyError(), KeyError(1, 2), OSError(2, "msg"), OSError(2, "msg", "file"), OSError(13, "m", "a", None, "b"), OSError("one"), StopIteration(5), SystemExit(3), SystemExit(), ImportError("m", name="n", path="p"), AttributeError("a", name="n", obj=5), NameError("x", name="y"), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), UnicodeEncodeError("ascii", "é", 0, 1, "bad"), SyntaxError("msg", ("f.py", 3, 5, "text", 3, 7)), SyntaxError("msg"), AssertionError([1]), RecursionError("deep"), ExceptionGroup("group", [ValueError(1), TypeError(2)]), FileNotFoundError(2, "gone"), IndexError("i"), EOFError(), MemoryError(), NotImplementedError("todo".upper()), KeyboardInterrupt(), GeneratorExit(), UnboundLocalError("u"), Warning("w"), BaseException("b")]
for e in samples:
    extra = {n: getattr(e, n) for n in ("errno", "strerror", "filename", "filename2", "value", "code", "name", "path", "obj", "msg", "lineno", "offset", "text", "end_lineno", "end_offset", "encoding", "object", "start", "end", "reason", "exceptions", "message", "print_file_and_line") if hasattr(e, n)}
    print(repr(e), "|", str(e), "|", e.args, "|", extra)
print(type(OSError(2, "x")).__name__, type(OSError(13, "x")).__name__, type(OSError(17, "x")).__name__, type(OSError(5, "x")).__name__, OSError is IOError)


class Simple(Exception):
    pass


class WithInit(Exception):
    def __init__(self, code, detail=None):
        super().__init__(f"code {code}")
        self.code, self.detail = code, detail


class WithStr(Simple):
    def __str__(self):
        return "custom str"


class NoSuper(Exception):
    def __init__(self, a, b):
        self.a = a


for e in [Simple("x"), WithInit(5, detail="d"), WithStr("hidden"), NoSuper(1, 2), Simple()]:
    print(repr(e), str(e), e.args, vars(e))
e = ValueError("with notes")
e.add_note("first note")
e.add_note("second")
print(e.__notes__)
for code in ["e.add_note(5)", "e.args = 5", "e.__traceback__ = 5", "e.__cause__ = 5", "e.__context__ = 'a'", "del e.args", "del e.__cause__", "e.with_traceback(5)", "BaseException(a=1)", "ValueError().x", "ImportError(foo=1)", "UnicodeDecodeError(1)", "ExceptionGroup('a', [])", "ExceptionGroup('a', [1])", "ExceptionGroup(1, [ValueError()])", "ExceptionGroup('a', [KeyboardInterrupt()])", "AttributeError(zzz=1)", "OSError(1, 2, 3, 4, 5, 6)"]:
    try:
        exec(code)
        print("fine", code)
    except Exception as error:
        print(code, "->", type(error).__name__, error)
e.args = [1, 2]
print(e.args, e, repr(e), e.with_traceback(None) is e, e.__suppress_context__)
e.custom = 1
print(e.__dict__, isinstance(e, Exception), issubclass(FileNotFoundError, OSError))
