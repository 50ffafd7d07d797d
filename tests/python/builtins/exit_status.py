"""A number given to sys.exit is the program's status."""
import sys


class Last:
    def __del__(self):
        print("freed at the end")


last = Last()
try:
    sys.exit(42)
finally:
    print("before leaving")
