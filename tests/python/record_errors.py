#!/usr/bin/python3
"""Records what python3 prints for each wrong program in tests/python/syntax_errors.txt.

    record_errors.py [FILE]

The file is a sequence of programs, each between a line `==== program` (or `==== program without a
newline at its end`) and a line `----`, followed by the standard error of python3 run on it as x.py.
This rewrites the latter. Needs Python 3.11; tests/unit/syntax_test.c compares heapstep's own.
"""
import os
import subprocess
import sys
import tempfile

HEADER = b"==== program"
BARE_HEADER = b"==== program without a newline at its end"
SEPARATOR = b"----"


def read_programs(path):
    programs = []
    lines = None
    with open(path, "rb") as file:
        for line in file.read().split(b"\n"):
            if line in (HEADER, BARE_HEADER):
                lines = []
                bare = line == BARE_HEADER
            elif line == SEPARATOR and lines is not None:
                programs.append(b"\n".join(lines) + (b"" if bare else b"\n"))
                lines = None
            elif lines is not None:
                lines.append(line)
    return programs


def python_says(program, folder):
    path = os.path.join(folder, "x.py")
    with open(path, "wb") as file:
        file.write(program)
    result = subprocess.run([sys.executable, "-I", "-S", "x.py"], cwd=folder, stdin=subprocess.DEVNULL,
                            stderr=subprocess.PIPE, check=False)
    return result.stderr.replace(folder.encode() + b"/", b"")


def write_programs(path, programs):
    with tempfile.TemporaryDirectory() as folder, open(path, "wb") as file:
        for program in programs:
            bare = not program.endswith(b"\n")
            file.write((BARE_HEADER if bare else HEADER) + b"\n" + program + (b"\n" if bare else b""))
            file.write(SEPARATOR + b"\n" + python_says(program, os.path.realpath(folder)))


def main():
    if sys.version_info[:2] != (3, 11):
        sys.exit("record_errors: needs Python 3.11")
    path = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), "syntax_errors.txt")
    write_programs(path, read_programs(path))


if __name__ == "__main__":
    main()
