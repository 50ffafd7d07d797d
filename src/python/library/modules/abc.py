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
    """A decorator indicating abstract methods."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """A decorator indicating abstract classmethods. Deprecated."""
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """A decorator indicating abstract staticmethods. Deprecated."""
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """A decorator indicating abstract properties. Deprecated."""
    __isabstractmethod__ = True


def _abstract_names(cls, namespace, bases):
    names = {name for name, value in namespace.items()
             if getattr(value, '__isabstractmethod__', False)}
    for base in bases:
        for name in getattr(base, '__abstractmethods__', ()):
            if getattr(getattr(cls, name, None), '__isabstractmethod__', False):
                names.add(name)
    return frozenset(names)


class ABCMeta(type):
    """Metaclass for defining Abstract Base Classes (ABCs)."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
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
        if not isinstance(subclass, type):
            raise TypeError('Can only register classes')
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError('Refusing to create an inheritance cycle')
        _remember(cls._abc_impl.registry, subclass)
        _registrations += 1
        _mark_collection(subclass, cls)
        return subclass

    def __instancecheck__(cls, instance):
        """Override for isinstance(instance, cls)."""
        subclass = instance.__class__
        if _knows(cls._abc_impl.cache, subclass):
            return True
        subtype = type(instance)
        if subtype is subclass:
            impl = cls._abc_impl
            if impl.version == _registrations and _knows(impl.negative, subclass):
                return False
            return cls.__subclasscheck__(subclass)
        return any(cls.__subclasscheck__(c) for c in (subclass, subtype))

    def __subclasscheck__(cls, subclass):
        """Override for issubclass(subclass, cls)."""
        if not isinstance(subclass, type):
            raise TypeError('issubclass() arg 1 must be a class')
        impl = cls._abc_impl
        if _knows(impl.cache, subclass):
            return True
        if impl.version < _registrations:
            impl.negative.clear()
            impl.version = _registrations
        elif _knows(impl.negative, subclass):
            return False
        ok = cls.__subclasshook__(subclass)
        if ok is not NotImplemented:
            assert isinstance(ok, bool)
            _remember(impl.cache if ok else impl.negative, subclass)
            return ok
        if cls in getattr(subclass, '__mro__', ()):
            _remember(impl.cache, subclass)
            return True
        for reference in list(impl.registry.values()):
            registered = reference()
            if registered is not None and issubclass(subclass, registered):
                _remember(impl.cache, subclass)
                return True
        for derived in cls.__subclasses__():
            if issubclass(subclass, derived):
                _remember(impl.cache, subclass)
                return True
        _remember(impl.negative, subclass)
        return False

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
    if not hasattr(cls, '__abstractmethods__'):
        return cls
    names = set()
    for base in cls.__bases__:
        for name in getattr(base, '__abstractmethods__', ()):
            if getattr(getattr(cls, name, None), '__isabstractmethod__', False):
                names.add(name)
    for name, value in cls.__dict__.items():
        if getattr(value, '__isabstractmethod__', False):
            names.add(name)
    cls.__abstractmethods__ = frozenset(names)
    return cls


def get_cache_token():
    """Returns the current ABC cache token."""
    return _registrations


class ABC(metaclass=ABCMeta):
    """Helper class that provides a standard way to create an ABC using inheritance."""
    __slots__ = ()
