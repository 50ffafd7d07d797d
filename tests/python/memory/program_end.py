"""The order in which things go when a program ends."""
import sys


class Last:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("end of", self.name, sys is not None, print is not None)


first = Last("first")
second = Last("second")
_underscore = Last("underscore")
in_list = [Last("in list 0"), Last("in list 1")]
in_dict = {"k": Last("in dict")}


class Holder:
    attribute = Last("class attribute")


def function(default=Last("default value")):
    return default


cycle = Last("cycle")
cycle.me = cycle
closed = (lambda kept: lambda: kept)(Last("closure"))
generator = (x for x in [Last("generator source")])
another = first
bound = Last("bound method's self").__init__
sys.some_attribute = Last("kept by sys")
import builtins
builtins.kept_there = Last("kept by builtins")
print("program's last line")
