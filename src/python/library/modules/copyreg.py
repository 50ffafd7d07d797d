"""What object.__reduce_ex__ names: how a copy of an object is begun."""
__all__ = ['pickle', 'constructor', '__newobj__', '__newobj_ex__']

dispatch_table = {}


def constructor(object):
    if callable(object):
        return
    raise TypeError('constructors must be callable')


def pickle(ob_type, pickle_function, constructor_ob=None):
    if callable(pickle_function):
        dispatch_table[ob_type] = pickle_function
    else:
        raise TypeError('reduction functions must be callable')
    if constructor_ob is not None:
        constructor(constructor_ob)


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


# The protocols before 2 know only the built-in class that an instance is based on, and that class's own value of it.

_HEAP_TYPE = 1 << 9


def _reconstructor(cls, base, state):
    if base is object:
        return base.__new__(cls)
    made = base.__new__(cls, state)
    if base.__init__ is not object.__init__:
        base.__init__(made, state)
    return made


def _reduce_ex(self, proto):
    cls = self.__class__
    built_in = (base for base in cls.__mro__ if not getattr(base, '__flags__', _HEAP_TYPE) & _HEAP_TYPE)
    base = next(built_in, object)
    if base is cls:
        raise TypeError(f'cannot pickle {cls.__name__!r} object')
    begun = _reconstructor, (cls, base, None if base is object else base(self))
    if getattr(self, '__slots__', None) and type(self).__getstate__ is object.__getstate__:
        raise TypeError('a class that defines __slots__ without defining __getstate__ cannot be pickled')
    state = self.__getstate__()
    return (*begun, state) if state else begun


def _mangled(name, cls):
    """The attribute that a slot's name stands for."""
    owner = cls.__name__.lstrip('_')
    is_private = name.startswith('__') and not name.endswith('__')
    return f'_{owner}{name}' if is_private and owner else name


def _slotnames(cls):
    """The attributes in slots of all its classes; the class remembers them."""
    if '__slotnames__' in vars(cls) and cls.__slotnames__ is not None:
        return cls.__slotnames__
    names = []
    for base in cls.__mro__:
        slots = vars(base).get('__slots__', ())
        names += [_mangled(slot, base) for slot in ((slots,) if isinstance(slots, str) else slots)
                  if slot not in ('__dict__', '__weakref__')]
    try:
        cls.__slotnames__ = names
    except Exception:
        # A class that takes no attributes is asked again.
        pass
    return names
