#!/usr/bin/python3
"""Compares the trees that heapstep's parser makes with those of Python's own ast module.

    compare_trees.py [PATH]...

The program ast_dump (tests/unit/ast_dump.c) is taken from the current directory, or from where the
environment variable AST_DUMP says. Each PATH is a file or a directory of .py files; without
any, the standard library of the running Python is taken, which must be 3.11. Exits with 77 (skipped)
under another version, and with 1 when a tree differs.
"""
import ast
import os
import struct
import subprocess
import sys
import sysconfig
import warnings

BATCH = 40


def leaf(value):
    if isinstance(value, (bool, str)) or value is None or value is Ellipsis:
        return ascii(value)
    if isinstance(value, int):
        return hex(value)
    if isinstance(value, float):
        return "float:" + struct.pack(">d", value).hex()
    if isinstance(value, complex):
        return "imaginary:" + struct.pack(">d", value.imag).hex()
    return ascii(value)


def dump(node, out):
    """ast.dump(node, include_attributes=True), but for the leaves: see ast_dump.c."""
    if isinstance(node, list):
        out.append("[")
        for index, item in enumerate(node):
            if index:
                out.append(", ")
            dump(item, out)
        out.append("]")
        return
    if not isinstance(node, ast.AST):
        out.append(leaf(node) if not isinstance(node, int) or isinstance(node, bool) else hex(node))
        return
    cls = type(node)
    out.append(cls.__name__)
    out.append("(")
    separator = ""
    for name in node._fields:
        value = getattr(node, name, None)
        if value is None and getattr(cls, name, ...) is None:
            continue
        out.append(f"{separator}{name}=")
        separator = ", "
        if name in ("conversion", "is_async", "simple", "level"):
            out.append(str(value))
        else:
            dump(value, out)
    for name in node._attributes:
        out.append(f"{separator}{name}={getattr(node, name)}")
        separator = ", "
    out.append(")")


def expected(path):
    """Python's dump of the file; None when it does not compile as text at all."""
    with open(path, "rb") as file:
        source = file.read()
    try:
        tree = ast.parse(source, path)
    except (SyntaxError, ValueError) as error:
        message = error.msg if isinstance(error, SyntaxError) else str(error)
        return f"{type(error).__name__}: {message}"
    out = []
    dump(tree, out)
    return "".join(out)


def find_files(paths):
    for path in paths:
        if os.path.isfile(path):
            yield path
            continue
        for folder, folders, names in os.walk(path):
            folders.sort()
            folders[:] = [name for name in folders if name not in ("__pycache__", "site-packages", "dist-packages")]
            for name in sorted(names):
                if name.endswith(".py"):
                    yield os.path.join(folder, name)


def difference(ours, theirs):
    at = next((i for i, (a, b) in enumerate(zip(ours, theirs)) if a != b), min(len(ours), len(theirs)))
    start = max(at - 100, 0)
    return f"  ours:   ...{ours[start:at + 100]}\n  python: ...{theirs[start:at + 100]}"


def main():
    if sys.version_info[:2] != (3, 11):
        print("compare_trees: needs Python 3.11")
        return 77
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(20000)
    program = os.environ.get("AST_DUMP", "./ast_dump")
    paths = sys.argv[1:] or [sysconfig.get_path("stdlib")]
    files = list(find_files(paths))
    wrong = 0
    for start in range(0, len(files), BATCH):
        batch = files[start:start + BATCH]
        result = subprocess.run([program, *batch], stdout=subprocess.PIPE, check=False)
        lines = result.stdout.decode("ascii", "backslashreplace").splitlines()
        if len(lines) != len(batch):
            print(f"{program} printed {len(lines)} lines for {len(batch)} files and ended with {result.returncode}")
            return 1
        for path, ours in zip(batch, lines):
            theirs = expected(path)
            if ours != theirs:
                wrong += 1
                print(f"{path}:\n{difference(ours, theirs)}")
    print(f"{len(files) - wrong} passed, {wrong} failed")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
