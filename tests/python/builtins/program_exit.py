"""sys.exit with a message runs finally blocks and ends with status 1."""
import sys


def work():
    try:
        print("working")
        sys.exit("a message on standard error")
    finally:
        print("finally")


try:
    work()
except SystemExit as error:
    print("caught", error.code, error)
for value in [None, 0, 3, (1, 2), [1]]:
    try:
        sys.exit(value)
    except SystemExit as error:
        print(repr(error), error.code)
try:
    exit(7)
except SystemExit as error:
    print(error.code)
try:
    raise SystemExit
except SystemExit as error:
    print(repr(error), error.code)
work()
