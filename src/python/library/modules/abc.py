"""Abstract base classes (PEP 3119)."""
from _types import _mark_collection
from _weakref import ref as _ref

_registrations = 0


class _Registry:
    """What one abstract class knows of others, held weakly."""
    __slots__ = ('registry', 'cache', 'negative', 'version')

    def __init__(self):
        self.registry = {}
        self.cache = {}
        self.negative = {}
        self.version = _registrations


def _remember(known, cls):
    known[id(cls)] = _ref(cls)


def _knows(known, cls):
    reference = known.get(id(cls))
    return reference is not None and reference() is cls


def abstractmethod(funcobj):
    """Marks a function: a class that has it cannot be called before a subclass defines it."""
    setattr(funcobj, '__isabstractmethod__', True)
    return funcobj


# What was written before properties and class methods could be wrapped around abstract functions.

class abstractproperty(property):
    """An abstract property. Deprecated: write @property above @abstractmethod."""
    __isabstractmethod__ = True


class abstractclassmethod(classmethod):
    """An abstract class method. Deprecated: write @classmethod above @abstractmethod."""
    __isabstractmethod__ = True

    def __init__(self, callable):
        classmethod.__init__(self, abstractmethod(callable))


class abstractstaticmethod(staticmethod):
    """An abstract static method. Deprecated: write @staticmethod above @abstractmethod."""
    __isabstractmethod__ = True

    def __init__(self, callable):
        staticmethod.__init__(self, abstractmethod(callable))


def _abstract_names(cls, namespace, bases):
    names = {name for name, value in namespace.items()
             if getattr(value, '__isabstractmethod__', False)}
    for base in bases:
        for name in getattr(base, '__abstractmethods__', ()):
            if getattr(getattr(cls, name, None), '__isabstractmethod__', False):
                names.add(name)
    return frozenset(names)


def _demand_class(subclass, message):
    if not isinstance(subclass, type):
        raise TypeError(message)


def _includes(cls, subclass):
    """Asks the class itself, then those that it is registered for, then its subclasses."""
    answer = cls.__subclasshook__(subclass)
    if answer is True or answer is False:
        return answer
    if answer is not NotImplemented:
        raise AssertionError('__subclasshook__ must return either False, True, or NotImplemented')
    if cls in getattr(subclass, '__mro__', ()):
        return True
    registered = [reference() for reference in list(cls._abc_impl.registry.values())]
    for known in registered + cls.__subclasses__():
        if known is not None and issubclass(subclass, known):
            return True
    return False


class ABCMeta(type):
    """Metaclass for defining Abstract Base Classes (ABCs)."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = type.__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, namespace, bases)
        cls._abc_impl = _Registry()
        if '__abc_tpflags__' in namespace:
            models = [model for flag, model in ((1 << 5, list), (1 << 6, dict))
                      if namespace['__abc_tpflags__'] & flag]
            if len(models) > 1:
                raise TypeError('__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and '
                                'Py_TPFLAGS_MAPPING')
            for model in models:
                _mark_collection(cls, model)
            del cls.__abc_tpflags__
        return cls

    def register(cls, subclass):
        """Register a virtual subclass of an ABC. Returns the subclass."""
        global _registrations
        _demand_class(subclass, 'Can only register classes')
        if issubclass(subclass, cls):
            # It is one already.
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError('Refusing to create an inheritance cycle')
        _remember(cls._abc_impl.registry, subclass)
        _registrations += 1
        _mark_collection(subclass, cls)
        return subclass

    def __instancecheck__(cls, instance):
        """Override for isinstance(instance, cls)."""
        impl, told, real = cls._abc_impl, instance.__class__, type(instance)
        if _knows(impl.cache, told):
            return True
        if told is not real:
            # An object may say that it is of another class than it is.
            return cls.__subclasscheck__(told) or cls.__subclasscheck__(real)
        if impl.version == _registrations and _knows(impl.negative, told):
            return False
        return cls.__subclasscheck__(told)

    def __subclasscheck__(cls, subclass):
        """What issubclass(subclass, cls) asks."""
        _demand_class(subclass, 'issubclass() arg 1 must be a class')
        impl = cls._abc_impl
        if _knows(impl.cache, subclass):
            return True
        if impl.version < _registrations:
            # Who was none may be one since something was registered.
            impl.negative.clear()
            impl.version = _registrations
        elif _knows(impl.negative, subclass):
            return False
        answer = _includes(cls, subclass)
        _remember(impl.cache if answer else impl.negative, subclass)
        return answer

    def _dump_registry(cls, file=None):
        print(f'Class: {cls.__module__}.{cls.__qualname__}', file=file)
        print(f'_abc_registry: {list(cls._abc_impl.registry.values())!r}', file=file)

    def _abc_registry_clear(cls):
        cls._abc_impl.registry.clear()

    def _abc_caches_clear(cls):
        cls._abc_impl.cache.clear()
        cls._abc_impl.negative.clear()


def update_abstractmethods(cls):
    """Recalculate the set of abstract methods of an abstract class."""
    if hasattr(cls, '__abstractmethods__'):
        cls.__abstractmethods__ = _abstract_names(cls, vars(cls), cls.__bases__)
    return cls


def get_cache_token():
    """Returns the current ABC cache token."""
    return _registrations


class ABC(metaclass=ABCMeta):
    """Helper class that provides a standard way to create an ABC using inheritance."""
    __slots__ = ()
