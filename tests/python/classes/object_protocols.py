"""Container, callable, context and conversion protocols."""


class Stack:
    def __init__(self, *items):
        self._items = list(items)

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        yield from self._items

    def __reversed__(self):
        return reversed(self._items)

    def __getitem__(self, index):
        result = self._items[index]
        return Stack(*result) if isinstance(index, slice) else result

    def __setitem__(self, index, value):
        self._items[index] = value

    def __delitem__(self, index):
        del self._items[index]

    def __missing__(self, key):
        return "never for lists"

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(map(repr, self._items))})"

    def __str__(self):
        return "|".join(map(str, self))

    def __eq__(self, other):
        return list(self) == list(other)

    def __copy__(self):
        return Stack(*self)

    def __length_hint__(self):
        return 100


s = Stack(3, 1, 2)
print(s, repr(s), len(s), list(s), s[0], s[1:], s[-1], 1 in s, 9 in s, sorted(s), sum(s), max(s), list(reversed(s)), [*s], tuple(s), bool(Stack()), s == [3, 1, 2], list(map(str, s)), dict(enumerate(s)), "-".join(map(str, s)))
s[0] = 9; del s[1]; s[5:] = [7]; print(s)
a, b, c = s; print(a, b, c)
first, *rest = s; print(first, rest)


class Bool:
    def __bool__(self): return 1


class Len:
    def __len__(self): return "x"


class Iter:
    def __iter__(self): return 1


class Str:
    def __str__(self): return 1


class Index:
    def __index__(self): return "x"


class Hash:
    def __hash__(self): return 1.5


class Contains:
    def __contains__(self, x): return []


class Init:
    def __init__(self): return 5


class Call:
    __call__ = 5


class New:
    def __new__(cls): return "not an instance"
    def __init__(self): print("never")


class Int:
    def __int__(self): return 1.5


class Float:
    def __float__(self): return 1


class Format:
    def __format__(self, s): return 5


class Dir:
    def __dir__(self): return 5


class Enter:
    def __enter__(self): return 1


for code in ["bool(Bool())", "not Bool()", "len(Len())", "list(Iter())", "for _ in Iter(): pass", "str(Str())", "[1][Index()]", "hash(Hash())", "1 in Contains()", "Init()", "Call()()", "New()", "int(Int())", "float(Float())", "format(Format())", "dir(Dir())", "exec('with Enter(): pass')", "range(Index())", "print(Str())", "Stack()[0]", "Stack() + 1", "Stack()()", "await_", "Stack() < Stack()", "hash(Stack())", "Bool() and 1", "1 if Bool() else 2", "all([Bool()])"]:
    try:
        print(code, "=", eval(code) if not code.startswith("for") else exec(code))
    except Exception as error:
        print(code, "->", type(error).__name__, error)
