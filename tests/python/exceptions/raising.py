"""try, except, else, finally, raise, raise from."""


def run(action):
    try:
        print("try")
        result = action()
    except ZeroDivisionError as error:
        print("zero", error)
        return "handled"
    except (KeyError, IndexError) as error:
        print(type(error).__name__, error, error.args)
        return "lookup"
    except Exception as error:
        print("other", repr(error))
        raise
    else:
        print("else", result)
        return result
    finally:
        print("finally")


for action in [lambda: 1, lambda: 1 / 0, lambda: {}["k"], lambda: [][1], lambda: int("x")]:
    try:
        print("->", run(action))
    except ValueError as error:
        print("-> outer", error)


def chain():
    try:
        1 / 0
    except ZeroDivisionError as error:
        raise ValueError("bad value") from error


def silent():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("no cause") from None


def context():
    try:
        1 / 0
    except ZeroDivisionError:
        undefined


for f in (chain, silent, context):
    try:
        f()
    except Exception as error:
        print(repr(error), repr(error.__cause__), repr(error.__context__), error.__suppress_context__)


def overrides():
    for i in range(3):
        try:
            return "from try"
        finally:
            if i == 0:
                continue
            return "from finally"


def loses():
    try:
        raise KeyError("lost")
    finally:
        return "exception lost"


def order():
    try:
        return print("return value")
    finally:
        print("then finally")


print(overrides(), loses(), order())
for code in ["raise 5", "raise", "raise 'text'", "raise ValueError from 5", "raise ValueError('a') from KeyError", "raise int", "raise Exception", "raise KeyError('k', 1)", "raise StopIteration(3)", "raise OSError(2, 'No such', 'f')", "assert 0, [1]", "raise type('Mine', (Exception,), {})('m')", "raise None"]:
    try:
        exec(code)
    except BaseException as error:
        print(type(error).__name__, "|", error, "|", error.args, "|", repr(error.__cause__))
try:
    try:
        raise ValueError
    except 5:
        pass
except TypeError as error:
    print(error)
try:
    try:
        raise ValueError
    except (KeyError, "a"):
        pass
except TypeError as error:
    print(error)
try:
    error
except NameError as e:
    print(e)
