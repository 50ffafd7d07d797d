"""Data classes: classes whose special methods are made from their annotated fields (PEP 557)."""
import abc
import sys
import types
from keyword import iskeyword
from types import FunctionType, GenericAlias

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING',
           'fields', 'asdict', 'astuple', 'make_dataclass', 'replace', 'is_dataclass']


class FrozenInstanceError(AttributeError):
    """Somebody tried to change what cannot be changed."""


# Values that stand for something by being themselves.
MISSING = type('_MISSING_TYPE', (), {})()
KW_ONLY = type('_KW_ONLY_TYPE', (), {})()
_MADE_ANEW = type('_HAS_DEFAULT_FACTORY_CLASS', (), {'__repr__': lambda self: '<factory>'})()


class _Kind:
    """What an annotation is: a field, or only looks like one."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD, _FIELD_CLASSVAR, _FIELD_INITVAR = map(_Kind, ('_FIELD', '_FIELD_CLASSVAR', '_FIELD_INITVAR'))


class InitVar:
    """InitVar[int]: what __init__ is given and hands on to __post_init__, without keeping it."""
    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return cls(type)

    def __repr__(self):
        shown = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f'dataclasses.InitVar[{shown}]'


class _Slotted:
    """Shows what its slots hold."""
    __slots__ = ()

    def _keep(self, values):
        for slot in self.__slots__:
            setattr(self, slot, values.get(slot))

    def __repr__(self):
        held = ','.join([f'{slot}={getattr(self, slot)!r}' for slot in self.__slots__])
        return f'{type(self).__qualname__}({held})'


class Field(_Slotted):
    """What is known of one field; name and type come from its annotation."""
    __slots__ = ('name', 'type', 'default', 'default_factory', 'init', 'repr', 'hash', 'compare', 'metadata',
                 'kw_only', '_field_type')
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self._keep(locals())
        self.metadata = types.MappingProxyType(metadata if metadata is not None else {})

    def __set_name__(self, owner, name):
        """The class body gave the name to the field; a default that wants to know it is told."""
        tell = getattr(type(self.default), '__set_name__', None)
        if tell is not None:
            tell(self.default, owner, name)

    def _has_default(self):
        return not (self.default is MISSING is self.default_factory)


class _DataclassParams(_Slotted):
    __slots__ = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen')

    def __init__(self, options):
        self._keep(options)


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    """What a class body writes behind an annotation to say more than a default."""
    if default_factory is not MISSING and not default is MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# ---- what annotations mean ----

def _named_by(text, cls):
    """What the name means at which a string annotation begins, in the module of its class; None: nothing."""
    end = 0
    while end < len(text) and (text[end].isalnum() or text[end] in '_. \t'):
        end += 1
    names = [name.strip() for name in text[:end].split('.')]
    if len(names) > 2 or not all(name.isidentifier() for name in names):
        return None
    space = vars(sys.modules.get(cls.__module__, sys))
    found = space.get(names[0])
    return found if len(names) == 1 else getattr(found, names[1], None)


def _kind_of(annotation, cls):
    """A kind, or KW_ONLY."""
    meant = _named_by(annotation, cls) if isinstance(annotation, str) else annotation
    if meant is KW_ONLY:
        return KW_ONLY
    if meant is InitVar or type(meant) is InitVar:
        return _FIELD_INITVAR
    class_var = getattr(sys.modules.get('typing'), 'ClassVar', MISSING)
    return _FIELD_CLASSVAR if class_var in (meant, getattr(meant, '__origin__', None)) else _FIELD


def _own_field(cls, name, annotation, kind, kw_only):
    """The field that an annotation in the body of cls makes."""
    given = getattr(cls, name, MISSING)
    if isinstance(given, types.MemberDescriptorType):
        # What stands there is the slot of the name, no default.
        given = MISSING
    made = given if isinstance(given, Field) else field(default=given)
    made.name, made.type, made._field_type = name, annotation, kind
    if kind is not _FIELD and made.default_factory is not MISSING:
        raise TypeError(f'field {name} cannot have a default factory')
    if kind is _FIELD_CLASSVAR:
        if made.kw_only is not MISSING:
            raise TypeError(f'field {name} is a ClassVar but specifies kw_only')
    elif made.kw_only is MISSING:
        made.kw_only = kw_only
    if kind is _FIELD and type(made.default).__hash__ is None:
        raise ValueError(f'mutable default {type(made.default)} for field {name} is not allowed: use default_factory')
    return made


def _own_fields(cls, kw_only):
    """The fields of the class's own body; their defaults become attributes of the class."""
    annotations, found, told = vars(cls).get('__annotations__', {}), [], False
    for name, annotation in annotations.items():
        kind = _kind_of(annotation, cls)
        if kind is not KW_ONLY:
            found.append(_own_field(cls, name, annotation, kind, kw_only))
        elif told:
            raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
        else:
            told = kw_only = True
    for made in found:
        if not isinstance(getattr(cls, made.name, None), Field):
            continue
        if made.default is not MISSING:
            setattr(cls, made.name, made.default)
        else:
            delattr(cls, made.name)
    for name, left in vars(cls).items():
        if isinstance(left, Field) and name not in annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')
    return found


def _all_fields(cls, options):
    """The fields by name: those of base classes, from the farthest on, and the class's own."""
    bases = [base for base in reversed(cls.__mro__[1:]) if hasattr(base, '__dataclass_fields__')]
    found = {}
    for base in bases:
        found.update(base.__dataclass_fields__)
    found.update((made.name, made) for made in _own_fields(cls, options['kw_only']))
    frozen_base = any(base.__dataclass_params__.frozen for base in bases)
    if bases and frozen_base != bool(options['frozen']):
        what, of_what = ('non-frozen', 'a frozen one') if frozen_base else ('frozen', 'a non-frozen one')
        raise TypeError(f'cannot inherit {what} dataclass from {of_what}')
    return found


# ---- methods ----

def _guarded(shown):
    """A __repr__ that an object within itself does not call for ever."""
    running = set()

    def wrapper(self):
        if id(self) in running:
            return '...'
        running.add(id(self))
        try:
            return shown(self)
        finally:
            running.remove(id(self))

    for name in ('__module__', '__name__', '__qualname__', '__doc__'):
        setattr(wrapper, name, getattr(shown, name))
    wrapper.__wrapped__ = shown
    return wrapper


def _tuple_of(owner, wanted):
    """Source text: the fields' values as a tuple."""
    return ''.join(['(', *[f'{owner}.{f.name},' for f in wanted], ')'])


class _Builder:
    """Gives a class its methods. They are made from source text, so that each has the signature, and the speed, of
    one written by hand."""

    def __init__(self, cls, options, fields):
        self.cls, self.options = cls, options
        module = sys.modules.get(cls.__module__)
        self.space = vars(module) if module else {}
        self.given = [f for f in fields.values() if f._field_type is not _FIELD_CLASSVAR]
        self.kept = [f for f in self.given if f._field_type is _FIELD]
        self.compared = [f for f in self.kept if f.compare]
        in_init = [f for f in self.given if f.init]
        self.by_place = [f for f in in_init if not f.kw_only]
        self.by_name = [f for f in in_init if f.kw_only]

    def function(self, name, params, body, bound={}, returns=''):
        """A function of these parameters and lines; bound are the values that its text has names for."""
        lines = [f'def __create_fn__({", ".join(bound)}):', f' def {name}({",".join(params)}){returns}:']
        lines += [f'  {line}' for line in body] + [f' return {name}']
        made = {}
        exec('\n'.join(lines), self.space, made)
        return made['__create_fn__'](**bound)

    def set(self, name, value):
        if isinstance(value, FunctionType):
            value.__qualname__ = f'{self.cls.__qualname__}.{name}'
        setattr(self.cls, name, value)

    def add(self, name, value, advice=None):
        """Sets an attribute that the class's body did not; advice: it must not have."""
        if name not in vars(self.cls):
            self.set(name, value)
        elif advice is not None:
            raise TypeError(f'Cannot overwrite attribute {name} in class {self.cls.__name__}{advice}')

    # __init__

    made_init = None

    def parameter(self, f):
        default = ''
        if f.default is not MISSING:
            default = f'=__default_{f.name}__'
        elif f.default_factory is not MISSING:
            default = '=__made_anew__'
        return f'{f.name}:__type_{f.name}__{default}'

    def assignment(self, f, owner, bound):
        """The line of __init__ that gives the field its value, if there is one."""
        default = f'__default_{f.name}__'
        value = f.name if f.init else default
        if f.default_factory is not MISSING:
            bound[default] = f.default_factory
            value = f'{default}()'
            if f.init:
                value += f' if {f.name} is __made_anew__ else {f.name}'
        elif f.default is not MISSING and (f.init or self.options['slots']):
            bound[default] = f.default
        elif not f.init:
            return []
        if f._field_type is _FIELD_INITVAR:
            return []
        if self.options['frozen']:
            return [f'__object__.__setattr__({owner},{f.name!r},{value})']
        return [f'{owner}.{f.name}={value}']

    def init(self):
        optional = [f._has_default() for f in self.by_place]
        for at, f in enumerate(self.by_place):
            if not optional[at] and any(optional[:at]):
                raise TypeError(f'non-default argument {f.name!r} follows default argument')
        owner = 'self' if all(f.name != 'self' for f in self.given) else '__dataclass_self__'
        bound = {f'__type_{f.name}__': f.type for f in self.given}
        bound.update(__made_anew__=_MADE_ANEW, __object__=object)
        body = [line for f in self.given for line in self.assignment(f, owner, bound)]
        if hasattr(self.cls, '__post_init__'):
            handed_on = [f.name for f in self.given if f._field_type is _FIELD_INITVAR]
            body.append(f'{owner}.__post_init__({",".join(handed_on)})')
        params = [owner, *map(self.parameter, self.by_place)]
        if self.by_name:
            params += ['*', *map(self.parameter, self.by_name)]
        self.made_init = self.function('__init__', params, body or ['pass'], bound, '->None')
        self.add('__init__', self.made_init)

    # the others

    def repr(self):
        shown = ', '.join([f'{f.name}={{self.{f.name}!r}}' for f in self.kept if f.repr])
        body = [f'return self.__class__.__qualname__ + f"({shown})"']
        self.add('__repr__', _guarded(self.function('__repr__', ['self'], body)))

    def comparison(self, name, sign, advice=None):
        mine, others = _tuple_of('self', self.compared), _tuple_of('other', self.compared)
        body = ['if other.__class__ is self.__class__:', f' return {mine}{sign}{others}', 'return NotImplemented']
        self.add(name, self.function(name, ['self', 'other'], body), advice)

    def eq(self):
        self.comparison('__eq__', '==')

    def order(self):
        advice = '. Consider using functools.total_ordering'
        for name, sign in {'__lt__': '<', '__le__': '<=', '__gt__': '>', '__ge__': '>='}.items():
            self.comparison(name, sign, advice)

    def frozen(self):
        names = ''.join([f'{f.name!r},' for f in self.kept])
        bound = {'cls': self.cls, 'FrozenInstanceError': FrozenInstanceError}
        for name, params, verb in (('__setattr__', ['name', 'value'], 'assign to'), ('__delattr__', ['name'], 'delete')):
            body = [f'if type(self) is cls or name in ({names}):',
                    f' raise FrozenInstanceError(f"cannot {verb} field {{name!r}}")',
                    f'super(cls, self).{name}({", ".join(params)})']
            self.add(name, self.function(name, ['self', *params], body, bound), '')

    def hash(self, written):
        """written: the class's body has a __hash__, or a None that does not come from an __eq__ only."""
        options = self.options
        if options['unsafe_hash'] and written:
            raise TypeError(f'Cannot overwrite attribute __hash__ in class {self.cls.__name__}')
        if options['unsafe_hash'] or (options['eq'] and options['frozen'] and not written):
            hashed = [f for f in self.kept if (f.hash if f.hash is not None else f.compare)]
            body = [f'return hash({_tuple_of("self", hashed)})']
            self.set('__hash__', self.function('__hash__', ['self'], body))
        elif options['eq'] and not written:
            self.cls.__hash__ = None

    def doc(self):
        """The class's signature, where its body tells nothing."""
        if vars(self.cls).get('__doc__'):
            return
        if self.cls.__init__ is not self.made_init:
            from inspect import signature
            self.cls.__doc__ = self.cls.__name__ + str(signature(self.cls)).replace(' -> None', '')
        else:
            parts = [*map(_told, self.by_place), *['*'][:len(self.by_name)], *map(_told, self.by_name)]
            self.cls.__doc__ = f'{self.cls.__name__}({", ".join(parts)})'


def _told(f):
    """A parameter as help() would show it."""
    kind = f.type
    if getattr(kind, '__module__', None) == 'typing':
        shown = repr(kind).replace('typing.', '')
    elif not isinstance(kind, type) or isinstance(kind, GenericAlias):
        shown = repr(kind)
    elif kind.__module__ == 'builtins':
        shown = kind.__name__
    else:
        shown = f'{kind.__module__}.{kind.__qualname__}'
    if not f._has_default():
        return f'{f.name}: {shown}'
    return f'{f.name}: {shown} = {_MADE_ANEW if f.default is MISSING else f.default!r}'


def _with_slots(cls, frozen, weakref_slot):
    """The same class once more, with a slot for each field: what has been made cannot get any."""
    if '__slots__' in vars(cls):
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    inherited = set()
    for base in cls.__mro__[1:-1]:
        slots = vars(base).get('__slots__') or ()
        inherited.update([slots] if isinstance(slots, str) else slots)
    names = [f.name for f in fields(cls)]
    left_out = {*names, '__dict__', *['__weakref__'] * bool(weakref_slot)}
    body = {name: value for name, value in vars(cls).items() if name not in left_out}
    body['__slots__'] = tuple([name for name in names + ['__weakref__'] * bool(weakref_slot) if name not in inherited])
    made = type(cls)(cls.__name__, cls.__bases__, body)
    made.__qualname__ = cls.__qualname__
    if frozen:
        # Copying and pickling would set attributes.
        for name, method in ('__getstate__', _state), ('__setstate__', _set_state):
            if name not in body:
                setattr(made, name, method)
    return made


def _state(self):
    return [getattr(self, f.name) for f in fields(self)]


def _set_state(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _processed(cls, options):
    cls.__dataclass_params__ = _DataclassParams(options)
    found = _all_fields(cls, options)
    cls.__dataclass_fields__ = found
    body = vars(cls)
    written = '__hash__' in body and not (body['__hash__'] is None and '__eq__' in body)
    if options['order'] and not options['eq']:
        raise ValueError('eq must be true if order is true')
    builder = _Builder(cls, options, found)
    for wish in ('init', 'repr', 'eq', 'order', 'frozen'):
        if options[wish]:
            getattr(builder, wish)()
    builder.hash(written)
    builder.doc()
    if options['match_args']:
        builder.add('__match_args__', tuple([f.name for f in builder.by_place]))
    if options['slots']:
        cls = _with_slots(cls, options['frozen'], options['weakref_slot'])
    elif options['weakref_slot']:
        raise TypeError('weakref_slot is True but slots is False')
    return abc.update_abstractmethods(cls)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Gives a class the methods that its annotated fields allow to write; also as @dataclass(option=value)."""
    options = dict(locals())
    del options['cls']

    def decorate(cls):
        return _processed(cls, options)
    return decorate if cls is None else decorate(cls)


# ---- what can be asked of data classes ----

def fields(class_or_instance):
    """The fields, as a tuple."""
    found = getattr(class_or_instance, '__dataclass_fields__', None)
    if found is None:
        raise TypeError('must be called with a dataclass type or instance')
    return tuple([f for f in found.values() if f._field_type is _FIELD])


def _is_instance(obj):
    return hasattr(type(obj), '__dataclass_fields__')


def is_dataclass(obj):
    """Whether obj is a data class or an object of one."""
    is_class = isinstance(obj, type) and not isinstance(obj, GenericAlias)
    return hasattr(obj, '__dataclass_fields__') if is_class else _is_instance(obj)


def _demand_instance(obj, who):
    if not _is_instance(obj):
        raise TypeError(f'{who}() should be called on dataclass instances')


def _converted(obj, make):
    """A deep copy in which make(object, values) stands for each data object."""
    def again(value):
        return _converted(value, make)

    if _is_instance(obj):
        return make(obj, [again(getattr(obj, f.name)) for f in fields(obj)])
    if isinstance(obj, dict):
        return type(obj)([(again(key), again(value)) for key, value in obj.items()])
    if isinstance(obj, (list, tuple)):
        values = [again(value) for value in obj]
        # A named tuple takes its items one by one.
        named = isinstance(obj, tuple) and hasattr(obj, '_fields')
        return type(obj)(*values) if named else type(obj)(values)
    import copy
    return copy.deepcopy(obj)


def asdict(obj, *, dict_factory=dict):
    """The fields as a dict, and so for data objects in them."""
    _demand_instance(obj, 'asdict')
    return _converted(obj, lambda o, values: dict_factory([*zip([f.name for f in fields(o)], values)]))


def astuple(obj, *, tuple_factory=tuple):
    """The values as a tuple, and so for data objects in them."""
    _demand_instance(obj, 'astuple')
    return _converted(obj, lambda o, values: tuple_factory(values))


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    """A data class from a list of names, (name, type) and (name, type, default)."""
    annotations, defaults = {}, {}
    for item in fields:
        parts = (item, 'typing.Any') if isinstance(item, str) else item
        if not 2 <= len(parts) <= 3:
            raise TypeError(f'Invalid field: {item!r}')
        name = parts[0]
        for wrong, told in ((not isinstance(name, str) or not name.isidentifier(), 'Field names must be valid identifiers'),
                            (iskeyword(name), 'Field names must not be keywords'),
                            (name in annotations, 'Field name duplicated')):
            if wrong:
                raise TypeError(f'{told}: {name!r}')
        annotations[name] = parts[1]
        defaults.update({name: value for value in parts[2:]})

    def fill(body):
        body.update({**(namespace or {}), **defaults, '__annotations__': annotations})
    return dataclass(types.new_class(cls_name, bases, {}, fill), **options)


def replace(obj, /, **changes):
    """A new object with the same values but for the changes."""
    _demand_instance(obj, 'replace')
    for name, f in type(obj).__dataclass_fields__.items():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if name in changes:
                raise ValueError(f'field {name} is declared with init=False, it cannot be specified with replace()')
        elif name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise ValueError(f'InitVar {name!r} must be specified with replace()')
            changes[name] = getattr(obj, name)
    return type(obj)(**changes)
