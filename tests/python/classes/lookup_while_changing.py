"""Lookups that run code which takes away what is being looked at; fallbacks of properties and bound methods."""
import collections.abc
import functools


class Fallback:
    @property
    def broken(self):
        raise AttributeError('none today')

    def __getattr__(self, name):
        return 'fallback ' + name


print(Fallback().broken)


class Vanishing:
    class Descriptor:
        def __get__(self, instance, owner):
            del Vanishing.name
            return 'last'

    name = Descriptor()


print(Vanishing().name, hasattr(Vanishing, 'name'))


class Greeter:
    def greet(self, cls):
        return 'hello', cls.__name__


class Host:
    greet = classmethod(Greeter().greet)


print(Host.greet(), hasattr(type(Greeter().greet), '__get__'))


class Counting:
    def __iter__(self):
        return self

    def __next__(self):
        del Counting.__next__
        return 1


try:
    for x in Counting():
        print(x)
except TypeError as error:
    print(error)


class Items(list):
    pass


try:
    (3,) + Items([1, 2])
except TypeError as error:
    print(error)
print([3] + Items([1, 2]), Items([1]) + [2])


class Tricky(int):
    def __hash__(self):
        return 13

    def __eq__(self, other):
        if len(source) > 1:
            source.clear()
        return False


source = {}
source = {Tricky(1): 1, Tricky(2): 2}
try:
    print(len(dict.fromkeys(source)))
except RuntimeError as error:
    print(error)


class Name(str):
    def __str__(self):
        partial.keywords['key'] = ['new']
        return 'key'


partial = functools.partial(print)
partial.keywords[Name('key')] = ['old']
print(repr(partial).endswith("=['old'])"))


# Patterns match what derives from, or is registered with, the abstract classes.
class Row(collections.abc.Sequence):
    def __init__(self, *cells):
        self.cells = cells

    def __len__(self):
        return len(self.cells)

    def __getitem__(self, index):
        return self.cells[index]


@collections.abc.Mapping.register
class Table:
    def __len__(self):
        return 1

    def get(self, key, default=None):
        return {'a': 1}.get(key, default)


for subject in Row(1, 2, 3), Table(), collections.UserDict(a=2), collections.UserList('ab'), 'ab':
    match subject:
        case [first, *rest]:
            print('sequence', first, list(rest))
        case {'a': value}:
            print('mapping', value)
        case bytes(data) | str(data):
            print('text', data)


class Keys:
    A = 'a'


try:
    match {'a': 1}:
        case {Keys.A: x, 'a': y}:
            pass
except ValueError as error:
    print(error)
match bytearray(b'xy'):
    case bytearray(data):
        print(data)
print([type(range(True, 5).start), range(False, True)])
