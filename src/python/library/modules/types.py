"""Names for the types that have none of their own among the built-in functions."""
from _types import *
del as_in_c


def _derived_metaclass(meta, others):
    """Of several metaclasses the one that is derived from all the others."""
    for other in others:
        if issubclass(other, meta):
            meta = other
        elif not issubclass(meta, other):
            raise TypeError('metaclass conflict: the metaclass of a derived class must be a '
                            '(non-strict) subclass of the metaclasses of all its bases')
    return meta


def prepare_class(name, bases=(), kwds=None):
    """What a class statement does before its body: the metaclass, the namespace that it makes, and the other keywords."""
    others = dict(kwds or ())
    meta = others.pop('metaclass', type(bases[0]) if bases else type)
    if isinstance(meta, type):
        # What is no class may make classes too, and is then not compared with the bases'.
        meta = _derived_metaclass(meta, map(type, bases))
    prepare = getattr(meta, '__prepare__', None)
    return meta, {} if prepare is None else prepare(name, bases, **others), others


def resolve_bases(bases):
    """The bases that those which are no classes stand for (PEP 560); the same tuple, if there are none."""
    resolved = []
    for base in bases:
        entries = None if isinstance(base, type) else getattr(base, '__mro_entries__', None)
        stands_for = (base,) if entries is None else entries(bases)
        if not isinstance(stands_for, tuple):
            raise TypeError('__mro_entries__ must return a tuple')
        resolved.append((entries is not None, stands_for))
    if not any(replaced for replaced, _ in resolved):
        return bases
    return tuple([base for _, stands_for in resolved for base in stands_for])


def new_class(name, bases=(), kwds=None, exec_body=None):
    """A class as a class statement makes it, its body a function that fills the namespace."""
    found = resolve_bases(bases)
    meta, namespace, others = prepare_class(name, found, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if found is not bases:
        namespace['__orig_bases__'] = bases
    return meta(name, found, namespace, **others)


class DynamicClassAttribute:
    """A property of instances only: of the class, the metaclass's __getattr__ answers for it."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.overwrite_doc = doc is None
        self.__doc__ = fget.__doc__ if not doc else doc
        self.__isabstractmethod__ = bool(getattr(fget, '__isabstractmethod__', None))

    def __get__(self, instance, ownerclass=None):
        if instance is not None:
            return _accessor(self.fget, 'unreadable attribute')(instance)
        if not self.__isabstractmethod__:
            raise AttributeError
        return self

    def __set__(self, instance, value):
        _accessor(self.fset, "can't set attribute")(instance, value)

    def __delete__(self, instance):
        _accessor(self.fdel, "can't delete attribute")(instance)

    def getter(self, fget):
        own = fget.__doc__ if self.overwrite_doc else None
        changed = type(self)(fget, self.fset, self.fdel, own or self.__doc__)
        changed.overwrite_doc = self.overwrite_doc
        return changed

    def setter(self, fset):
        return self._with(self.fget, fset, self.fdel)

    def deleter(self, fdel):
        return self._with(self.fget, self.fset, fdel)

    def _with(self, *accessors):
        changed = type(self)(*accessors, self.__doc__)
        changed.overwrite_doc = self.overwrite_doc
        return changed


def _accessor(function, complaint):
    if function is None:
        raise AttributeError(complaint)
    return function


def coroutine(func):
    """Decorator: what a generator function makes can be awaited."""
    if not callable(func):
        raise TypeError('types.coroutine() expects a callable')
    code = getattr(func, '__code__', None)
    if isinstance(func, FunctionType) and code.co_flags & 0x180:
        return func
    if isinstance(func, FunctionType) and code.co_flags & 0x20:
        func.__code__ = code.replace(co_flags=code.co_flags | 0x100)
        return func
    from collections.abc import Coroutine, Generator
    from functools import wraps

    @wraps(func)
    def wrapped(*args, **kwargs):
        made = func(*args, **kwargs)
        awaitable = isinstance(made, Coroutine) or isinstance(made, GeneratorType) and made.gi_code.co_flags & 0x100
        return _GeneratorWrapper(made) if isinstance(made, Generator) and not awaitable else made
    return wrapped


class _GeneratorWrapper:
    """What behaves as a generator, as `await` wants it: asked by the names of a generator's parts or of a coroutine's."""

    def __init__(self, generator):
        self._generator = generator
        self.__name__ = getattr(generator, '__name__', None)
        self.__qualname__ = getattr(generator, '__qualname__', None)

    def send(self, value):
        return self._generator.send(value)

    def throw(self, *args):
        return self._generator.throw(*args)

    def close(self):
        return self._generator.close()

    def __next__(self):
        return next(self._generator)

    def __iter__(self):
        return self._generator if isinstance(self._generator, GeneratorType) else self

    __await__ = __iter__


for _part, _name in ('code', 'cr_code'), ('frame', 'cr_frame'), ('running', 'cr_running'), ('yieldfrom', 'cr_await'):
    _value = property(lambda self, name='gi_' + _part: getattr(self._generator, name))
    setattr(_GeneratorWrapper, 'gi_' + _part, _value)
    setattr(_GeneratorWrapper, _name, _value)
del _part, _name, _value


__all__ = [name for name in globals() if name[0] != '_']
