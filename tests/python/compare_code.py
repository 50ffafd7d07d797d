#!/usr/bin/python3
"""Compares the code that heapstep's compiler makes with CPython 3.11's.

    compare_code.py [--eval | --single] [PATH]...

The program code_dump (tests/unit/code_dump.c) is taken from the current directory, or from where the
environment variable CODE_DUMP says. Each PATH is a file or a directory of .py files; without any, the
folder `compile` beside this script and the standard library of the running Python are taken, which must be
3.11. Exits with 77 (skipped) under another version, and with 1 when some code differs.
"""
import dis
import os
import struct
import subprocess
import sys
import sysconfig
import types
import warnings

BATCH = 40
MODES = {"--eval": "eval", "--single": "single"}


def leaf(value):
    if value is None or value is Ellipsis or isinstance(value, bool):
        return repr(value)
    if isinstance(value, int):
        return "i" + format(value, "x")
    if isinstance(value, float):
        return "f" + struct.pack(">d", value).hex()
    if isinstance(value, complex):
        return "c" + struct.pack(">dd", value.real, value.imag).hex()
    if isinstance(value, str):
        return "s" + value.encode("utf-8", "surrogatepass").hex()
    if isinstance(value, bytes):
        return "b" + value.hex()
    if isinstance(value, tuple):
        return "(" + "".join(leaf(item) + "," for item in value) + ")"
    if isinstance(value, frozenset):
        return "{" + "".join(text + "," for text in sorted(leaf(item) for item in value)) + "}"
    assert isinstance(value, types.CodeType), value
    return "code:" + value.co_qualname


def kinds(code):
    """co_localsplusnames and kinds, put together from what Python shows of them."""
    out = []
    cells = set(code.co_cellvars)
    for name in code.co_varnames:
        out.append((name, 0x20 | (0x40 if name in cells else 0)))
    out += [(name, 0x40) for name in code.co_cellvars if name not in code.co_varnames]
    out += [(name, 0x80) for name in code.co_freevars]
    return out


def number(value):
    return -1 if value is None else value


def dump(code, out):
    out.append(f"code {code.co_qualname} {code.co_name} flags={code.co_flags:x} "
               f"args={code.co_argcount}/{code.co_posonlyargcount}/{code.co_kwonlyargcount} "
               f"stack={code.co_stacksize} first={code.co_firstlineno}")
    out.append("locals" + "".join(f" {name}:{kind:02x}" for name, kind in kinds(code)))
    out.append("consts " + leaf(code.co_consts))
    out.append("names " + leaf(code.co_names))
    instructions = []
    index_of = {}
    skipped = []
    for instruction in dis.get_instructions(code):
        if instruction.opname == "EXTENDED_ARG":
            skipped.append(instruction.offset)
            continue
        for offset in skipped + [instruction.offset]:
            index_of[offset] = len(instructions)
        skipped = []
        instructions.append(instruction)
    size = len(code.co_code)
    starts = sorted(index_of)

    def index(offset):
        if offset in index_of:
            return index_of[offset]
        later = [start for start in starts if start > offset]
        return index_of[later[0]] if later else len(instructions)

    for position, instruction in enumerate(instructions):
        arg = instruction.arg or 0
        if instruction.opcode in dis.hasjrel or instruction.opcode in dis.hasjabs:
            arg = index(instruction.argval)
        at = instruction.positions
        out.append(f"{position} {instruction.opname} {arg} @{number(at.lineno)}:"
                   f"{number(at.col_offset)}-{number(at.end_lineno)}:{number(at.end_col_offset)}")
    for entry in dis._parse_exception_table(code):
        end = len(instructions) if entry.end >= size else index(entry.end)
        out.append(f"handler {index(entry.start)}-{end} -> {index(entry.target)} "
                   f"depth={entry.depth}{' lasti' if entry.lasti else ''}")
    for value in code.co_consts:
        if isinstance(value, types.CodeType):
            dump(value, out)


def expected(path, mode):
    with open(path, "rb") as file:
        source = file.read()
    out = []
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", SyntaxWarning)
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            code = compile(source, path, mode, dont_inherit=True)
        except SyntaxError as error:
            return (f"{type(error).__name__}: {error.msg}\n{error.lineno}:{error.offset}-"
                    f"{error.end_lineno or 0}:{error.end_offset or 0}\n")
        except (ValueError, RecursionError, MemoryError) as error:
            return type(error).__name__ + "\n"
    for warning in caught:
        if issubclass(warning.category, SyntaxWarning):
            out.append(f"warning {warning.lineno} {warning.message}")
    dump(code, out)
    return "\n".join(out) + "\n"


def find_files(paths):
    for path in paths:
        if os.path.isfile(path):
            yield path
            continue
        for folder, folders, names in os.walk(path):
            folders.sort()
            for name in sorted(names):
                if name.endswith(".py"):
                    yield os.path.join(folder, name)


def report(path, ours, theirs):
    ours, theirs = ours.split("\n"), theirs.split("\n")
    at = next((i for i, pair in enumerate(zip(ours, theirs)) if pair[0] != pair[1]),
              min(len(ours), len(theirs)))
    where = next((line for line in reversed(theirs[:at + 1]) if line.startswith("code ")), "")
    print(f"{path}: differs at line {at}, in {where}")
    for line in theirs[max(0, at - 3):at + 4]:
        print("  python ", line)
    for line in ours[max(0, at - 3):at + 4]:
        print("  ours   ", line)


def main():
    if sys.version_info[:2] != (3, 11):
        print("needs Python 3.11")
        return 77
    sys.set_int_max_str_digits(0)
    program = os.environ.get("CODE_DUMP", "./code_dump")
    arguments = sys.argv[1:]
    flags = [argument for argument in arguments if argument in MODES]
    paths = [argument for argument in arguments if argument not in MODES]
    mode = MODES[flags[0]] if flags else "exec"
    files = list(find_files(paths or [os.path.join(os.path.dirname(__file__), "compile"),
                                        sysconfig.get_path("stdlib")]))
    different = 0
    for start in range(0, len(files), BATCH):
        batch = files[start:start + BATCH]
        run = subprocess.run([program, *flags, *batch], capture_output=True, check=False)
        texts = run.stdout.decode("utf-8", "surrogatepass").split("\f\n")
        for position, path in enumerate(batch):
            ours = texts[position] if position < len(texts) else f"(no answer: {run.returncode})"
            theirs = expected(path, mode)
            if ours != theirs:
                different += 1
                report(path, ours, theirs)
    print(f"{len(files) - different} of {len(files)} files compile alike")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
