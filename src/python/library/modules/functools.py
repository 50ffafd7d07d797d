"""Tools for working with functions and callable objects."""
from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce
from abc import get_cache_token
from types import GenericAlias

__all__ = ['update_wrapper', 'wraps', 'WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES', 'total_ordering',
           'cache', 'cmp_to_key', 'lru_cache', 'reduce', 'partial', 'partialmethod',
           'singledispatch', 'singledispatchmethod', 'cached_property']

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__')
WRAPPER_UPDATES = ('__dict__',)


_ABSENT = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Gives a wrapper the name, documentation and attributes of what it wraps, and the way back to it."""
    for name in assigned:
        found = getattr(wrapped, name, _ABSENT)
        if found is not _ABSENT:
            setattr(wrapper, name, found)
    for name in updated:
        mapping = getattr(wrapper, name)
        mapping.update(getattr(wrapped, name, {}))
    # Only now: __dict__ may have brought another's.
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """The same as a decorator of the wrapper."""
    return partial(update_wrapper, **locals())


# ---- total_ordering ----

def _derive(name, root, combine):
    def method(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        return combine(self, other, result)
    method.__name__ = name
    return method


def _not(self, other, result):
    return not result


def _or_equal(self, other, result):
    return result or self == other


def _and_unequal(self, other, result):
    return result and self != other


def _neither(self, other, result):
    return not result and self != other


def _not_or_equal(self, other, result):
    return not result or self == other


_derivations = {
    '__lt__': (('__gt__', _neither), ('__le__', _or_equal), ('__ge__', _not)),
    '__le__': (('__ge__', _not_or_equal), ('__lt__', _and_unequal), ('__gt__', _not)),
    '__gt__': (('__lt__', _neither), ('__ge__', _or_equal), ('__le__', _not)),
    '__ge__': (('__le__', _not_or_equal), ('__gt__', _and_unequal), ('__lt__', _not)),
}


def total_ordering(cls):
    """Class decorator: derives from one comparison and == those that are missing."""
    roots = [op for op in _derivations if getattr(cls, op, None) is not getattr(object, op, None)]
    # Of several, __lt__ before __le__ before __gt__ before __ge__.
    root = max(roots, default=None)
    if root is None:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    for name, combine in _derivations[root]:
        if name not in roots:
            method = _derive(name, root, combine)
            method.__doc__ = getattr(int, name).__doc__
            setattr(cls, name, method)
    return cls


# ---- descriptors ----

def _check_descriptor(func):
    if not (callable(func) or hasattr(func, '__get__')):
        raise TypeError(f'{func!r} is not callable or a descriptor')


def _is_abstract(self):
    """As abstract as the function within."""
    return getattr(self.func, '__isabstractmethod__', False)


class partialmethod:
    """What `partial` is for functions, for methods: the object comes before the arguments that are given beforehand."""

    __class_getitem__ = classmethod(GenericAlias)
    __isabstractmethod__ = property(_is_abstract)

    def __init__(self, func, /, *args, **keywords):
        _check_descriptor(func)
        if isinstance(func, partialmethod):
            # One within another becomes one.
            args, keywords, func = func.args + args, {**func.keywords, **keywords}, func.func
        self.func, self.args, self.keywords = func, args, keywords

    def __get__(self, obj, cls=None):
        bind = getattr(self.func, '__get__', None)
        bound = self.func if bind is None else bind(obj, cls)
        if bound is self.func:
            # Not a method by itself, or not in need of an object.
            return self._as_function().__get__(obj, cls)
        call = partial(bound, *self.args, **self.keywords)
        owner = getattr(bound, '__self__', _ABSENT)
        if owner is not _ABSENT:
            call.__self__ = owner
        return call

    def _as_function(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})
        _method._partialmethod = self
        _method.__isabstractmethod__ = self.__isabstractmethod__
        return _method

    def __repr__(self):
        cls = type(self)
        given = ', '.join([repr(arg) for arg in self.args])
        named = ', '.join([f'{name}={value!r}' for name, value in self.keywords.items()])
        return f'{cls.__module__}.{cls.__qualname__}({self.func}, {given}, {named})'


class cached_property:
    """A property that is computed once: its value then stands in the instance, under the same name."""

    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, func):
        self.func, self.attrname, self.__doc__ = func, None, func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname not in (None, name):
            raise TypeError('Cannot assign the same cached_property to two different names '
                            f'({self.attrname!r} and {name!r}).')
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name, kind = self.attrname, type(instance).__name__
        if name is None:
            raise TypeError('Cannot use cached_property instance without calling __set_name__ on it.')
        values = getattr(instance, '__dict__', None)
        if values is None:
            raise TypeError(f"No '__dict__' attribute on {kind!r} instance to cache {name!r} property.")
        found = values.get(name, _ABSENT)
        if found is _ABSENT:
            found = self.func(instance)
            try:
                values[name] = found
            except TypeError:
                raise TypeError(f"The '__dict__' attribute on {kind!r} instance does not support "
                                f'item assignment for caching {name!r} property.') from None
        return found


# ---- caches ----

_CacheInfo = None


def _cache_info():
    """The type of what cache_info() returns, made when it is first wanted."""
    global _CacheInfo
    if _CacheInfo is None:
        from collections import namedtuple
        _CacheInfo = namedtuple('CacheInfo', 'hits misses maxsize currsize')
    return _CacheInfo


def lru_cache(maxsize=128, typed=False):
    """Decorator: remembers the latest results by the arguments. It may be used with or without calling it."""
    function = maxsize if callable(maxsize) and isinstance(typed, bool) else None
    size = maxsize if function is None else 128
    if isinstance(size, int):
        size = max(0, size)
    elif size is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')

    def decorate(function):
        cached = _lru_cache_wrapper(function, size, typed, _cache_info())
        cached.cache_parameters = lambda: {'maxsize': size, 'typed': typed}
        return update_wrapper(cached, function)
    return decorate if function is None else decorate(function)


def cache(user_function, /):
    """Decorator: remembers all results by the arguments."""
    remembering = lru_cache(None)
    return remembering(user_function)


# ---- functions chosen by the class of their first argument (PEP 443) ----

def _merged(rows):
    """The merge of C3: the next is the first row's head that stands behind no other."""
    while rows := [row for row in rows if row]:
        heads = (row[0] for row in rows if not any(row[0] in other[1:] for other in rows))
        head = next(heads, None)
        if head is None:
            raise RuntimeError('Inconsistent hierarchy')
        yield head
        rows = [row[row[0] is head:] for row in rows]


def _order(cls, abstract):
    """The order of resolution of a class, were it also derived from the abstract classes that it is a virtual member of.
    They come behind its abstract bases and before the others."""
    bases = cls.__bases__
    split = max((place for place, base in enumerate(bases, 1) if hasattr(base, '__abstractmethods__')), default=0)
    virtual = [candidate for candidate in abstract
               if issubclass(cls, candidate) and not any(issubclass(base, candidate) for base in bases)]
    others = [candidate for candidate in abstract if candidate not in virtual]
    groups = [[*bases[:split]], virtual, [*bases[split:]]]
    inherited = [_order(base, others) for group in groups for base in group]
    return [*_merged([[cls], *inherited, *groups])]


def _useful(cls, registered):
    """The abstract classes to take into the order of resolution, so that registered ones are found."""
    def concerns(candidate):
        return (candidate not in cls.__mro__ and hasattr(candidate, '__mro__')
                and not isinstance(candidate, GenericAlias) and issubclass(cls, candidate))
    candidates = [*filter(concerns, registered)]
    # Whoever is the base of another one comes with it.
    candidates = [one for one in candidates
                  if not any(one in other.__mro__ for other in candidates if other != one)]
    useful = []
    for candidate in candidates:
        # A class in between may bring several of them in their right order: those with most of them first.
        between = [[base for base in derived.__mro__ if base in candidates]
                   for derived in candidate.__subclasses__()
                   if derived not in cls.__mro__ and issubclass(cls, derived)]
        for row in sorted(between, key=len, reverse=True) or [[candidate]]:
            useful += [base for base in row if base not in useful]
    return useful


def _chosen(cls, registry):
    """The function registered for the nearest class, if there is one nearest."""
    order = _order(cls, _useful(cls, registry))
    for place, found in enumerate(order):
        if found in registry:
            break
    else:
        return None
    for rival in order[place + 1:place + 2]:
        if rival in registry and not issubclass(found, rival) and not {rival, found} & {*cls.__mro__}:
            raise RuntimeError(f'Ambiguous dispatch: {found} or {rival}')
    return registry[found]


def _members(annotation):
    """The members of a union, written with | or by typing; none if it is something else."""
    from types import UnionType
    from typing import Union
    is_union = isinstance(annotation, UnionType) or getattr(annotation, '__origin__', None) is Union
    return annotation.__args__ if is_union else ()


def _alternatives(cls):
    """The classes that a class or a union stands for; None if it is neither."""
    if isinstance(cls, type):
        return cls,
    members = _members(cls)
    return members if members and all(isinstance(member, type) for member in members) else None


def _annotated_class(func):
    """The class by which a function registers itself: the annotation of its first argument."""
    annotations = getattr(func, '__annotations__', {})
    if not annotations:
        raise TypeError(f'Invalid first argument to `register()`: {func!r}. Use either `@register(some_class)` '
                        'or plain `@register` on an annotated function.')
    from typing import get_type_hints
    name, cls = next(iter(get_type_hints(func).items()))
    if _alternatives(cls) is None:
        problem = 'not all arguments are classes' if _members(cls) else 'is not a class'
        raise TypeError(f'Invalid annotation for {name!r}. {cls!r} {problem}.')
    return cls


def singledispatch(func):
    """Decorator: the function is the one for any object; others are registered for classes of their first argument."""
    from abc import get_cache_token
    from types import MappingProxyType
    from weakref import WeakKeyDictionary
    registry, known, token = {object: func}, WeakKeyDictionary(), get_cache_token()

    def dispatch(cls):
        """The function that a class gets."""
        nonlocal token
        if token != get_cache_token():
            # Some class has been registered with an abstract one since.
            known.clear()
            token = get_cache_token()
        try:
            return known[cls]
        except KeyError:
            known[cls] = found = registry[cls] if cls in registry else _chosen(cls, registry)
        return found

    def register(cls, func=None):
        """Registers a function for a class, or all of a union; without a function it is a decorator."""
        alternatives = _alternatives(cls)
        if func is None:
            if alternatives is not None:
                return partial(register, cls)
            cls, func = _annotated_class(cls), cls
            alternatives = _alternatives(cls)
        elif alternatives is None:
            raise TypeError(f'Invalid first argument to `register()`. {cls!r} is not a class or union type.')
        registry.update(dict.fromkeys(alternatives, func))
        known.clear()
        return func

    def wrapper(*args, **kw):
        if args:
            return dispatch(args[0].__class__)(*args, **kw)
        name = getattr(func, '__name__', 'singledispatch function')
        raise TypeError(f'{name} requires at least 1 positional argument')

    update_wrapper(wrapper, func)
    vars(wrapper).update(register=register, dispatch=dispatch, registry=MappingProxyType(registry),
                         _clear_cache=known.clear)
    return wrapper


class singledispatchmethod:
    """The same for a method: the class of the argument after the object decides."""

    __isabstractmethod__ = property(_is_abstract)

    def __init__(self, func):
        _check_descriptor(func)
        self.dispatcher, self.func = singledispatch(func), func

    def register(self, cls, method=None):
        """Registers a method for a class."""
        return self.dispatcher.register(cls, method)

    def __get__(self, obj, cls=None):
        def _method(*args, **kwargs):
            chosen = self.dispatcher.dispatch(args[0].__class__)
            return chosen.__get__(obj, cls)(*args, **kwargs)
        update_wrapper(_method, self.func)
        _method.register, _method.__isabstractmethod__ = self.register, self.__isabstractmethod__
        return _method
