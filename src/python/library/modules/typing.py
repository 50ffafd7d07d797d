"""Names for annotations. They can be subscripted and combined, and are checked by nobody here."""
import collections
import collections.abc
import sys
import types
from abc import ABCMeta, abstractmethod
from types import GenericAlias

__all__ = ['Annotated', 'Any', 'AnyStr', 'Callable', 'ClassVar', 'Concatenate', 'Final',
           'ForwardRef', 'Generic', 'Literal', 'Optional', 'ParamSpec', 'Protocol', 'Tuple', 'Type',
           'TypeVar', 'TypeVarTuple', 'Union', 'AbstractSet', 'ByteString', 'Container',
           'ContextManager', 'Hashable', 'ItemsView', 'Iterable', 'Iterator', 'KeysView', 'Mapping',
           'MappingView', 'MutableMapping', 'MutableSequence', 'MutableSet', 'Sequence', 'Sized',
           'ValuesView', 'Awaitable', 'AsyncIterator', 'AsyncIterable', 'Coroutine', 'Collection',
           'AsyncGenerator', 'Reversible', 'SupportsAbs', 'SupportsBytes', 'SupportsComplex',
           'SupportsFloat', 'SupportsIndex', 'SupportsInt', 'SupportsRound', 'ChainMap', 'Counter',
           'Deque', 'Dict', 'DefaultDict', 'List', 'OrderedDict', 'Set', 'FrozenSet', 'NamedTuple',
           'TypedDict', 'Generator', 'cast', 'final', 'get_args', 'get_origin', 'get_type_hints',
           'NewType', 'no_type_check', 'overload', 'runtime_checkable', 'Text', 'TYPE_CHECKING',
           'IO', 'TextIO', 'BinaryIO', 'Pattern', 'Match', 'AsyncContextManager', 'is_typeddict',
           'get_overloads', 'clear_overloads', 'dataclass_transform', 'ParamSpecArgs',
           'ParamSpecKwargs', 'no_type_check_decorator',
           'Self', 'Never', 'NoReturn', 'TypeAlias', 'TypeGuard', 'LiteralString', 'Required',
           'NotRequired', 'Unpack', 'assert_never', 'assert_type', 'reveal_type']

TYPE_CHECKING = False
Text = str


def _type_repr(obj):
    if isinstance(obj, GenericAlias):
        return repr(obj)
    if isinstance(obj, (type, types.FunctionType)):
        if getattr(obj, '__module__', None) == 'builtins':
            return obj.__qualname__
        return f'{obj.__module__}.{obj.__qualname__}'
    if obj is ...:
        return '...'
    if isinstance(obj, list):
        return '[' + ', '.join(map(_type_repr, obj)) + ']'
    return repr(obj)


def _convert(arg):
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg)
    return arg


class _Combined:
    """What can stand on either side of | in an annotation."""
    __slots__ = ()

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


class ForwardRef(_Combined):
    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f'Forward reference must be a string -- got {arg!r}')
        self.__forward_arg__, self.__forward_module__ = arg, module

    def _what(self):
        return self.__forward_arg__, self.__forward_module__

    def __eq__(self, other):
        return self._what() == other._what() if isinstance(other, ForwardRef) else NotImplemented

    def __hash__(self):
        return hash(self._what())

    def __repr__(self):
        module = self.__forward_module__
        return f'ForwardRef({self.__forward_arg__!r}{f", module={module!r}" if module else ""})'


class _SpecialForm(_Combined):
    def __init__(self, name, getitem=None):
        self._name = name
        self._getitem = getitem

    def __repr__(self):
        return 'typing.' + self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f'Cannot instantiate {self!r}')

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass {self!r}')

    def __getitem__(self, parameters):
        if self._getitem is None:
            raise TypeError(f'{self} is not subscriptable')
        return self._getitem(self, parameters)


class _Alias(_Combined):
    """Something subscripted: List[int], Union[int, str]."""

    def __init__(self, origin, args, name=None):
        self.__origin__ = origin
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self._name = name
        self.__parameters__ = _parameters(self.__args__)

    def __repr__(self):
        name = 'typing.' + self._name if self._name else _type_repr(self.__origin__)
        args = self.__args__
        if self._name == 'Callable':
            if len(args) == 2 and args[0] is Ellipsis:
                return f'typing.Callable[..., {_type_repr(args[1])}]'
            return (f'typing.Callable[[{", ".join(map(_type_repr, args[:-1]))}], '
                    f'{_type_repr(args[-1])}]')
        if self._name == 'Optional':
            return f'typing.Optional[{_type_repr(args[0])}]'
        if self._name == 'Literal':
            return f'typing.Literal[{", ".join(map(repr, args))}]'
        if self._name == 'Annotated':
            shown = [_type_repr(args[0])] + [repr(a) for a in self.__metadata__]
            return f'typing.Annotated[{", ".join(shown)}]'
        return f'{name}[{", ".join(map(_type_repr, args)) or "()"}]'

    def __eq__(self, other):
        if isinstance(other, types.UnionType) and self.__origin__ is Union:
            return set(self.__args__) == set(other.__args__)
        if not isinstance(other, _Alias):
            return NotImplemented
        if self.__origin__ is Union:
            return other.__origin__ is Union and set(self.__args__) == set(other.__args__)
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        if self.__origin__ is Union:
            return hash(frozenset(self.__args__))
        return hash((self.__origin__, self.__args__))

    def __call__(self, *args, **kwargs):
        if not isinstance(self.__origin__, type):
            raise TypeError(f'Cannot instantiate {self!r}')
        made = self.__origin__(*args, **kwargs)
        try:
            setattr(made, '__orig_class__', self)
        except AttributeError:
            # It has slots, and none for this.
            pass
        return made

    def __getattr__(self, attr):
        if '__origin__' in self.__dict__ and not (attr.startswith('__') and attr.endswith('__')):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __getitem__(self, args):
        if not self.__parameters__:
            raise TypeError(f'{self} is not a generic class')
        args = args if isinstance(args, tuple) else (args,)
        found = dict(zip(self.__parameters__, map(_convert, args)))
        return _Alias(self.__origin__, tuple(_substitute(a, found) for a in self.__args__),
                      self._name)

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f'Cannot subclass {self!r}')
        if self.__origin__ is Generic:
            return (Generic,)
        entries = []
        if self.__origin__ not in bases:
            entries.append(self.__origin__)
        after = bases[bases.index(self) + 1:]
        if not any(isinstance(b, _Alias) or (isinstance(b, type) and issubclass(b, Generic))
                   for b in after) and not (isinstance(self.__origin__, type)
                                            and issubclass(self.__origin__, Generic)):
            entries.append(Generic)
        return tuple(entries)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        if self.__origin__ is Union:
            return any(issubclass(cls, arg) for arg in self.__args__)
        raise TypeError('Subscripted generics cannot be used with class and instance checks')


def _substitute(arg, found):
    if isinstance(arg, TypeVar):
        return found.get(arg, arg)
    if isinstance(arg, _Alias):
        return _Alias(arg.__origin__, tuple(_substitute(a, found) for a in arg.__args__), arg._name)
    return arg


def _parameters(args):
    found = []
    for arg in args:
        if isinstance(arg, (TypeVar, ParamSpec)):
            inner = (arg,)
        else:
            inner = getattr(arg, '__parameters__', ()) if not isinstance(arg, type) else ()
        found.extend(p for p in inner if p not in found)
    return tuple(found)


class _Final:
    __slots__ = ()


class TypeVar(_Combined):
    """Type variable."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        if covariant and contravariant:
            raise ValueError('Bivariant types are not supported.')
        if len(constraints) == 1:
            raise TypeError('A single constraint is not allowed')
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant

    def __repr__(self):
        prefix = '+' if self.__covariant__ else '-' if self.__contravariant__ else '~'
        return prefix + self.__name__


class ParamSpec(_Combined):
    """Parameter specification."""

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        self.args = ParamSpecArgs(self)
        self.kwargs = ParamSpecKwargs(self)

    def __repr__(self):
        return '~' + self.__name__


class _OfParamSpec:
    """P.args or P.kwargs of a parameter specification."""

    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f'{self.__origin__.__name__}.{self._name}'

    def __eq__(self, other):
        return type(self) is type(other) and self.__origin__ == other.__origin__

    def __hash__(self):
        return hash((self._name, self.__origin__))


class ParamSpecArgs(_OfParamSpec):
    _name = 'args'


class ParamSpecKwargs(_OfParamSpec):
    _name = 'kwargs'


class TypeVarTuple(_Combined):
    def __init__(self, name):
        self.__name__ = name

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError('typing.Any cannot be used with isinstance()')
        return super().__instancecheck__(obj)

    def __repr__(self):
        return 'typing.Any' if self is Any else super().__repr__()

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class Any(metaclass=_AnyMeta):
    """Special type indicating an unconstrained type."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls, *args, **kwargs)


def _union(self, parameters):
    if parameters == ():
        raise TypeError('Cannot take a Union of no types.')
    parameters = parameters if isinstance(parameters, tuple) else (parameters,)
    flat = []
    for p in map(_convert, parameters):
        parts = p.__args__ if (isinstance(p, _Alias) and p.__origin__ is Union) \
            or isinstance(p, types.UnionType) else (p,)
        flat.extend(x for x in parts if x not in flat)
    if len(flat) == 1:
        return flat[0]
    if len(flat) == 2 and type(None) in flat:
        first = flat[0] if flat[1] is type(None) else flat[1]
        alias = _Alias(Union, tuple(flat), 'Optional')
        if flat[0] is type(None):
            alias = _Optional(Union, tuple(flat), first)
        return alias
    return _Alias(Union, tuple(flat), 'Union')


class _Optional(_Alias):
    def __init__(self, origin, args, shown):
        super().__init__(origin, args, 'Optional')
        self._shown = shown

    def __repr__(self):
        return f'typing.Optional[{_type_repr(self._shown)}]'


def _one(self, parameters):
    return _Alias(self, (_convert(parameters),), self._name)


def _several(self, parameters):
    parameters = parameters if isinstance(parameters, tuple) else (parameters,)
    return _Alias(self, tuple(map(_convert, parameters)), self._name)


def _literal(self, parameters):
    parameters = parameters if isinstance(parameters, tuple) else (parameters,)
    return _Alias(self, parameters, 'Literal')


def _annotated(self, parameters):
    alias = _Alias(_convert(parameters[0]), (_convert(parameters[0]),), 'Annotated')
    alias.__metadata__ = parameters[1:]
    return alias


Union = _SpecialForm('Union', _union)
Optional = _SpecialForm('Optional', lambda self, arg: Union[arg, type(None)])
ClassVar = _SpecialForm('ClassVar', _one)
Final = _SpecialForm('Final', _one)
Literal = _SpecialForm('Literal', _literal)
Annotated = _SpecialForm('Annotated', _annotated)
Concatenate = _SpecialForm('Concatenate', _several)
TypeGuard = _SpecialForm('TypeGuard', _one)
Required = _SpecialForm('Required', _one)
NotRequired = _SpecialForm('NotRequired', _one)
Unpack = _SpecialForm('Unpack', _one)
NoReturn = _SpecialForm('NoReturn')
Never = _SpecialForm('Never')
Self = _SpecialForm('Self')
TypeAlias = _SpecialForm('TypeAlias')
LiteralString = _SpecialForm('LiteralString')


def _check_type(value, module):
    """An annotation of a class that is made from them: a string is a reference."""
    return ForwardRef(value, module=module) if isinstance(value, str) else _convert(value)


class Generic:
    """Abstract base class for generic types."""
    __slots__ = ()

    def __class_getitem__(cls, params):
        params = params if isinstance(params, tuple) else (params,)
        return _Alias(cls, tuple(map(_convert, params)), 'Generic' if cls is Generic else None)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        found = []
        for base in cls.__dict__.get('__orig_bases__', ()):
            found.extend(p for p in getattr(base, '__parameters__', ()) if p not in found)
        cls.__parameters__ = tuple(found)


class _BuiltinAlias(_Combined):
    """List, Dict, Sequence: another name of a class, to be subscripted."""

    def __init__(self, origin, name):
        self.__origin__ = origin
        self._name = name

    def __repr__(self):
        return 'typing.' + self._name

    def __getitem__(self, params):
        if self._name == 'Callable':
            args, result = params
            args = tuple(map(_convert, args)) if isinstance(args, (list, tuple)) else (args,)
            return _Alias(self.__origin__, args + (_convert(result),), 'Callable')
        params = params if isinstance(params, tuple) else (params,)
        return _Alias(self.__origin__, tuple(map(_convert, params)), self._name)

    def __call__(self, *args, **kwargs):
        raise TypeError(f'Type {self._name} cannot be instantiated; '
                        f'use {self.__origin__.__name__}() instead')

    def __mro_entries__(self, bases):
        return (self.__origin__, Generic)

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)


for _name, _origin in (
        ('List', list), ('Dict', dict), ('Set', set), ('FrozenSet', frozenset), ('Tuple', tuple),
        ('Type', type), ('Deque', collections.deque), ('DefaultDict', collections.defaultdict),
        ('OrderedDict', collections.OrderedDict), ('Counter', collections.Counter),
        ('ChainMap', collections.ChainMap), ('AbstractSet', collections.abc.Set)):
    globals()[_name] = _BuiltinAlias(_origin, _name)
for _name in ('Awaitable', 'Coroutine', 'AsyncIterable', 'AsyncIterator', 'AsyncGenerator',
              'Hashable', 'Iterable', 'Iterator', 'Generator', 'Reversible', 'Sized', 'Container',
              'Callable', 'Collection', 'MutableSet', 'Mapping', 'MutableMapping', 'MappingView',
              'KeysView', 'ItemsView', 'ValuesView', 'Sequence', 'MutableSequence', 'ByteString'):
    globals()[_name] = _BuiltinAlias(getattr(collections.abc, _name), _name)
del _name, _origin

T = TypeVar('T')
KT = TypeVar('KT')
VT = TypeVar('VT')
AnyStr = TypeVar('AnyStr', bytes, str)


class _ContextManager(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, C):
        return hasattr(C, '__enter__') and hasattr(C, '__exit__')


class _AsyncContextManager(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, C):
        return hasattr(C, '__aenter__') and hasattr(C, '__aexit__')


ContextManager = _BuiltinAlias(_ContextManager, 'ContextManager')
AsyncContextManager = _BuiltinAlias(_AsyncContextManager, 'AsyncContextManager')


# ---- files and regular expressions ----

class IO(Generic[AnyStr]):
    """Generic base class for TextIO and BinaryIO."""
    __slots__ = ()


class BinaryIO(IO[bytes]):
    """Typed version of the return of open() in binary mode."""
    __slots__ = ()


class TextIO(IO[str]):
    """Typed version of the return of open() in text mode."""
    __slots__ = ()


def __getattr__(name):
    if name in ('Pattern', 'Match'):
        import re
        return globals().setdefault(name, _BuiltinAlias(getattr(re, name), name))
    raise AttributeError(f"module 'typing' has no attribute {name!r}")


# ---- protocols ----

def _protocol_attrs(cls):
    attrs = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ('Protocol', 'Generic'):
            continue
        for attr in list(base.__dict__) + list(base.__dict__.get('__annotations__', {})):
            if not attr.startswith('_abc_') and attr not in _not_in_protocols:
                attrs.add(attr)
    return attrs


_not_in_protocols = frozenset((
    '__abstractmethods__', '__annotations__', '__dict__', '__doc__', '__init__', '__module__',
    '__new__', '__slots__', '__subclasshook__', '__weakref__', '__class_getitem__', '__parameters__',
    '__orig_bases__', '_is_protocol', '_is_runtime_protocol', '__init_subclass__', '__qualname__'))


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if getattr(cls, '_is_protocol', False):
            if not getattr(cls, '_is_runtime_protocol', False):
                raise TypeError('Instance and class checks can only be used with '
                                '@runtime_checkable protocols')
            return all(hasattr(instance, attr) for attr in _protocol_attrs(cls))
        return super().__instancecheck__(instance)


def _no_init(self, *args, **kwargs):
    """What protocols have for __init__. A class that is none any more goes on with the next one in its order."""
    kind = type(self)
    if kind._is_protocol:
        raise TypeError('Protocols cannot be instantiated')
    if kind.__init__ is _no_init:
        found = [vars(base)['__init__'] for base in kind.__mro__ if vars(base).get('__init__', _no_init) is not _no_init]
        kind.__init__ = found[0]
        kind.__init__(self, *args, **kwargs)


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base class for protocol classes."""
    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super(Protocol, cls).__init_subclass__(*args, **kwargs)
        cls._is_protocol = Protocol in cls.__bases__

        def hook(other):
            """Whoever has all that is asked for belongs to the protocol."""
            if not vars(cls).get('_is_protocol'):
                return NotImplemented
            there = set().union(*map(vars, other.__mro__))
            return _protocol_attrs(cls) <= there or NotImplemented

        for name, value in ('__subclasshook__', hook), ('__init__', _no_init):
            if cls._is_protocol and name not in vars(cls):
                setattr(cls, name, value)


def runtime_checkable(cls):
    """Mark a protocol class as a runtime protocol."""
    cls._is_runtime_protocol = True
    return cls


def _supports(name, method):
    return runtime_checkable(_ProtocolMeta(
        name, (Protocol,), {method: abstractmethod(lambda self: None), '__module__': 'typing',
                            '__slots__': ()}))


SupportsInt = _supports('SupportsInt', '__int__')
SupportsFloat = _supports('SupportsFloat', '__float__')
SupportsComplex = _supports('SupportsComplex', '__complex__')
SupportsBytes = _supports('SupportsBytes', '__bytes__')
SupportsIndex = _supports('SupportsIndex', '__index__')
SupportsAbs = _supports('SupportsAbs', '__abs__')
SupportsRound = _supports('SupportsRound', '__round__')


# ---- classes made from annotations ----

class _NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        types_ = {name: _check_type(value, None)
                  for name, value in ns.get('__annotations__', {}).items()}
        defaults = [name for name in types_ if name in ns]
        for name in list(types_)[:len(types_) - len(defaults)]:
            if name in ns:
                late = [n for n in types_ if n not in ns]
                raise TypeError(f'Non-default namedtuple field {late[-1]} cannot follow default '
                                f'field{"s" if len(defaults) > 1 else ""} '
                                f'{", ".join(defaults)}')
        made = collections.namedtuple(typename, types_, defaults=[ns[n] for n in defaults],
                                      module=ns['__module__'])
        made.__annotations__ = made.__new__.__annotations__ = types_
        for key, value in ns.items():
            if key in ('__new__', '__init__', '__slots__', '__getnewargs__', '_fields',
                       '_field_defaults', '_make', '_replace', '_asdict', '_source'):
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + key)
            if key not in ('__module__', '__name__', '__annotations__', '__orig_bases__') \
                    and key not in made._fields:
                setattr(made, key, value)
        return made


class NamedTuple:
    """Typed version of namedtuple."""

    def __new__(cls, typename, fields=None, /, **kwargs):
        fields = list(kwargs.items()) if fields is None else list(fields)
        made = collections.namedtuple(typename, [n for n, t in fields],
                                      module=sys._getframe(1).f_globals.get('__name__'))
        made.__annotations__ = made.__new__.__annotations__ = dict(fields)
        return made


_named_tuple_class = NamedTuple


class _NamedTupleFactory:
    __name__ = 'NamedTuple'

    def __call__(self, *args, **kwargs):
        return _named_tuple_class(*args, **kwargs)

    def __mro_entries__(self, bases):
        return (_NamedTupleBase,)


_NamedTupleBase = type.__new__(_NamedTupleMeta, 'NamedTuple', (), {})
NamedTuple = _NamedTupleFactory()


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        made = type.__new__(_TypedDictMeta, name, (dict,), ns)
        annotations, required, optional = {}, set(), set()
        for base in bases:
            annotations.update(base.__dict__.get('__annotations__', {}))
            required.update(base.__dict__.get('__required_keys__', ()))
            optional.update(base.__dict__.get('__optional_keys__', ()))
        for key, value in ns.get('__annotations__', {}).items():
            annotations[key] = value = _check_type(value, made.__module__)
            form = get_origin(value)
            if form is Annotated:
                form = get_origin(get_args(value)[0])
            needed = form is Required or (total and form is not NotRequired)
            (required if needed else optional).add(key)
        made.__annotations__ = annotations
        made.__total__ = total
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        return made

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')


class _TypedDictFactory:
    def __call__(self, typename, fields=None, /, *, total=True, **kwargs):
        namespace = {'__annotations__': dict(kwargs if fields is None else fields)}
        namespace['__module__'] = sys._getframe(1).f_globals.get('__name__')
        return _TypedDictMeta(typename, (), namespace, total=total)

    def __mro_entries__(self, bases):
        return (_TypedDictBase,)


_TypedDictBase = type.__new__(_TypedDictMeta, 'TypedDict', (dict,), {})
TypedDict = _TypedDictFactory()


class NewType(_Combined):
    """NewType creates simple unique types with almost zero runtime overhead."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition('.')[2]
        self.__supertype__ = tp
        self.__module__ = sys._getframe(1).f_globals.get('__name__')

    def __call__(self, x):
        return x

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'


# ---- functions ----

def cast(typ, val):
    """Cast a value to a type."""
    return val


def get_origin(tp):
    """Get the unsubscripted version of a type."""
    if isinstance(tp, _Alias) and tp._name == 'Annotated':
        return Annotated
    if isinstance(tp, (_Alias, _BuiltinAlias, GenericAlias)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    return types.UnionType if isinstance(tp, types.UnionType) else None


def get_args(tp):
    """Get type arguments with all substitutions performed."""
    if isinstance(tp, _Alias):
        if tp._name == 'Callable' and tp.__args__[0] is not Ellipsis:
            return list(tp.__args__[:-1]), tp.__args__[-1]
        if tp._name == 'Annotated':
            return tp.__args__ + tp.__metadata__
        return tp.__args__
    if isinstance(tp, (GenericAlias, types.UnionType)):
        return tp.__args__
    return ()


def _without_extras(hint):
    """A hint without Annotated, Required and NotRequired, however deep."""
    if get_origin(hint) in (Annotated, Required, NotRequired):
        return _without_extras(get_args(hint)[0])
    return hint


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """Return type hints for an object."""
    hints = {}
    sources = reversed(obj.__mro__) if isinstance(obj, type) else (obj,)
    for source in sources:
        names = globalns
        if names is None:
            names = getattr(source, '__globals__', None)
            if names is None:
                names = vars(sys.modules.get(getattr(source, '__module__', None), sys))
        found = source.__dict__.get('__annotations__', {}) if isinstance(source, type) \
            else getattr(source, '__annotations__', {})
        for name, value in found.items():
            if value is None:
                value = type(None)
            if isinstance(value, ForwardRef):
                value = value.__forward_arg__
            if isinstance(value, str):
                value = eval(value, names, localns)
            hints[name] = value if include_extras else _without_extras(value)
    return hints


def no_type_check(arg):
    """Decorator to indicate that annotations are not type hints."""
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    """Decorator to give another decorator the @no_type_check effect."""
    def wrapped(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return wrapped


def is_typeddict(tp):
    """Check if an annotation is a TypedDict class."""
    return isinstance(tp, _TypedDictMeta)


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False,
                        field_specifiers=(), **kwargs):
    """Decorator that marks a function, class, or metaclass as providing dataclass-like behavior."""
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            'eq_default': eq_default, 'order_default': order_default,
            'kw_only_default': kw_only_default, 'field_specifiers': field_specifiers,
            'kwargs': kwargs}
        return cls_or_fn
    return decorator


_overloads = {}


def overload(func):
    """Decorator for overloaded functions/methods."""
    inner = getattr(func, '__func__', func)
    if isinstance(inner, types.FunctionType):
        lines = _overloads.setdefault((inner.__module__, inner.__qualname__), {})
        lines[inner.__code__.co_firstlineno] = func
    return _overload_dummy


def get_overloads(func):
    """Return all defined overloads for *func* as a sequence."""
    inner = getattr(func, '__func__', func)
    return list(_overloads.get((inner.__module__, inner.__qualname__), {}).values())


def clear_overloads():
    """Clear all overloads in the registry."""
    _overloads.clear()


def _overload_dummy(*args, **kwds):
    raise NotImplementedError('You should not call an overloaded function. A series of '
                              '@overload-decorated functions outside a stub module should always '
                              'be followed by an implementation that is not @overload-ed.')


def final(f):
    """Decorator to indicate final methods and final classes."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def assert_never(arg, /):
    raise AssertionError(f'Expected code to be unreachable, but got: {arg!r}')


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    print(f'Runtime type is {type(obj).__name__!r}', file=sys.stderr)
    return obj
