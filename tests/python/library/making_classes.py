"""Classes made by calls of types, bases that are no classes, and attributes of instances only."""
import types
from types import DynamicClassAttribute, new_class, prepare_class, resolve_bases


def tell(what, function, *args, **kwargs):
    try:
        print(what, function(*args, **kwargs))
    except Exception as error:
        print(what, f'{type(error).__name__}: {error}')


print(sorted(set(types.__all__)))


class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **named):
        print('prepare', name, bases, named)
        return {'prepared': True}

    def __new__(mcls, name, bases, namespace, **named):
        return super().__new__(mcls, name, bases, namespace)

    def __init__(cls, *args, **named):
        print('init', named)


class Derived(Meta):
    pass


class Other(type):
    pass


class OfMeta(metaclass=Meta):
    pass


class OfDerived(metaclass=Derived):
    pass


class OfOther(metaclass=Other):
    pass


class Entry:
    def __init__(self, *classes):
        self.classes = classes

    def __mro_entries__(self, bases):
        print('asked with', len(bases))
        return self.classes


class Wrong:
    def __mro_entries__(self, bases):
        return [int]


def body(namespace):
    namespace['x'] = 1


made = new_class('Made', (), None, body)
print(made.x, made.__bases__, type(made), made.__name__)
for bases in (), (OfMeta,), (int, OfMeta), (OfMeta, OfDerived), (OfDerived, OfMeta), (Entry(OfMeta),), (Entry(),), (Entry(OfDerived, int), OfMeta):
    made = new_class('Made', bases, {'word': 5} if any(b in (OfMeta,) for b in bases) else None, body)
    print(type(made).__name__, [base.__name__ for base in made.__bases__], made.x, getattr(made, 'prepared', None), len(getattr(made, '__orig_bases__', ())))
tell('conflict', new_class, 'Made', (OfMeta, OfOther))
tell('conflict', new_class, 'Made', (OfMeta,), {'metaclass': Other})
tell('winner', lambda: type(new_class('Made', (OfDerived,), {'metaclass': Meta})).__name__)
tell('function', new_class, 'Made', (), {'metaclass': lambda name, bases, namespace, **named: (name, bases, namespace, named), 'a': 1}, body)
tell('keyword', new_class, 'Made', (), {'a': 1})
keywords = {'metaclass': Meta, 'a': 1}
meta, namespace, rest = prepare_class('P', (), keywords)
print(meta, namespace, rest, keywords['a'], len(keywords), prepare_class('P'), prepare_class('P', (int,), {}))
plain = int, str
print(resolve_bases(plain) is plain, resolve_bases([int]), resolve_bases((list[int], 5)), resolve_bases((Entry(int, str), Entry(), dict)))
tell('wrong', resolve_bases, (Wrong(),))


class Holder(type):
    def __getattr__(cls, name):
        return 'of the class', name


class Thing(metaclass=Holder):
    @DynamicClassAttribute
    def value(self):
        """A value."""
        return 'of the instance'

    @value.setter
    def value(self, new):
        print('set', new)

    @value.deleter
    def value(self):
        print('deleted')

    read = DynamicClassAttribute(lambda self: 5, doc='Read.')


thing = Thing()
print(thing.value, Thing.value, thing.read, Thing.read)
thing.value = 5
del thing.value
tell('set', setattr, thing, 'read', 1)
tell('delete', delattr, thing, 'read')
attribute = vars(Thing)['value']
print(attribute.__doc__, vars(Thing)['read'].__doc__, attribute.__isabstractmethod__, attribute.overwrite_doc, vars(Thing)['read'].overwrite_doc, sorted(vars(attribute)))
again = attribute.getter(lambda self: 6)
print(again.__doc__, again.fset is attribute.fset, vars(Thing)['read'].getter(lambda self: 7).__doc__)
tell('coroutine', types.coroutine, 5)


class LikeGenerator:
    gi_code = gi_frame = gi_running = gi_yieldfrom = 'a part'

    def send(self, value):
        return 'sent', value

    def throw(self, *args):
        return 'thrown', args

    def close(self):
        return 'closed'

    def __next__(self):
        return 'next'

    def __iter__(self):
        return self


@types.coroutine
def like():
    return LikeGenerator()


@types.coroutine
def other():
    return [1]


made = like()
print(type(made).__name__, made.send(1), made.throw(ValueError), made.close(), next(made), made.gi_code, made.cr_code, made.cr_await, made.gi_running, made.__name__, iter(made) is made, other())
