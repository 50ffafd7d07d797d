"""Module namespaces at the program's end."""
import helper_end


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


helper_end.kept = Loud("in the helper")
mine = Loud("in main")
print("last line")
