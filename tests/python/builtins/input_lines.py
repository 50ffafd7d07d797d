"""input() and sys.stdin, from input_lines.in."""
import sys

name = input("Name? ")
print(repr(name))
number = int(input())
print(number * 2)
print(repr(input("empty: ")))
print(repr(sys.stdin.readline()), repr(sys.stdin.readline()))
try:
    input("more? ")
except EOFError as error:
    print(type(error).__name__, error)
print(sys.stdin.read() == "", list(sys.stdin))
try:
    input(1, 2)
except TypeError as error:
    print(error)
