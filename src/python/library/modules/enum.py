"""Enumerations (PEP 435), as of Python 3.11."""
import sys
from functools import reduce
from operator import and_ as _and_, or_ as _or_, xor as _xor_
from types import DynamicClassAttribute, MappingProxyType

__all__ = ['EnumType', 'EnumMeta', 'Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag', 'ReprEnum',
           'auto', 'unique', 'property', 'verify', 'member', 'nonmember', 'FlagBoundary', 'STRICT',
           'CONFORM', 'EJECT', 'KEEP', 'CONTINUOUS', 'NAMED_FLAGS', 'UNIQUE', 'EnumCheck',
           'global_enum', 'global_enum_repr', 'global_flag_repr', 'global_str']

_property = property
Enum = Flag = ReprEnum = EJECT = KEEP = STRICT = None


class nonmember:
    """Protects item from becoming an Enum member during class creation."""

    def __init__(self, value):
        self.value = value


class member:
    """Forces item to become an Enum member during class creation."""

    def __init__(self, value):
        self.value = value


def _is_descriptor(obj):
    return hasattr(obj, '__get__') or hasattr(obj, '__set__') or hasattr(obj, '__delete__')


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == '__' and name[2] != '_' and name[-3] != '_'


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == '_' and name[1] != '_' and name[-2] != '_'


def _is_private(cls_name, name):
    pattern = '_%s__' % (cls_name,)
    return (len(name) > len(pattern) and name.startswith(pattern)
            and not (name[-1] == '_' and name[-2] == '_'))


def _is_single_bit(num):
    return num > 0 and num & (num - 1) == 0


def _set_bits(number):
    """The powers of two that a number or flag is made of, the lowest first."""
    number = getattr(number, 'value', number)
    if number < 0:
        raise ValueError(f'{number!r} is not a positive integer')
    return [1 << at for at in range(number.bit_length()) if number >> at & 1]


def show_flag_values(value):
    """The single bits of a flag's value."""
    return _set_bits(value)


_auto_null = type('_auto_null', (), {'__repr__': lambda self: '_auto_null'})()


class auto:
    """Instances are replaced with an appropriate value in Enum class suites."""

    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return 'auto(%r)' % self.value


class property(DynamicClassAttribute):
    """A descriptor for values of members that leaves the class free to have a member of the same name."""
    member = None

    def __set_name__(self, ownerclass, name):
        self.name, self.clsname = name, ownerclass.__name__

    def __get__(self, instance, ownerclass=None):
        found = getattr(ownerclass, '_member_map_', {}).get(self.name) if instance is None else None
        if found is not None:
            return found
        if instance is None or self.fget is None:
            raise AttributeError(f'{ownerclass!r} has no attribute {self.name!r}')
        return self.fget(instance)

    def _change(self, how, verb, *args):
        if how is None:
            raise AttributeError(f'<enum {self.clsname!r}> cannot {verb} attribute {self.name!r}')
        return how(*args)

    def __set__(self, instance, value):
        return self._change(self.fset, 'set', instance, value)

    def __delete__(self, instance):
        return self._change(self.fdel, 'delete', instance)


_SETTINGS = ('_order_', '_ignore_', '_missing_', '_generate_next_value_', '_numeric_repr_', '_iter_member_',
             '_iter_member_by_value_', '_iter_member_by_def_')


class EnumDict(dict):
    """Tracks the order of members and makes sure that their names are not reused."""

    def __init__(self):
        super().__init__()
        self._member_names, self._last_values, self._ignore = {}, [], []
        self._cls_name, self._generate_next_value, self._auto_called = '', None, False

    def update(self, members, /, **more):
        for key in members.keys() if hasattr(members, 'keys') else ():
            self[key] = members[key]
        if not hasattr(members, 'keys'):
            for key, value in members:
                self[key] = value
        for key, value in more.items():
            self[key] = value

    def __setitem__(self, key, value):
        plain = _is_private(self._cls_name, key)
        if not plain and _is_sunder(key):
            value = self._take_setting(key, value)
        elif not plain and _is_dunder(key):
            key = {'__order__': '_order_'}.get(key, key)
        elif not plain:
            self._refuse_twice(key, self._member_names)
            if isinstance(value, nonmember):
                value = value.value if key not in self._ignore else value
            elif key not in self._ignore and (isinstance(value, member) or not _is_descriptor(value)):
                self._refuse_twice(key, self)
                before = len(self._last_values)
                value = self._resolve_auto(key, value.value if isinstance(value, member) else value)
                if len(self._last_values) == before:
                    self._last_values.append(value)
                self._member_names[key] = None
        dict.__setitem__(self, key, value)

    def _refuse_twice(self, key, names):
        if key in names:
            raise TypeError(f'{key!r} already defined as {self[key]!r}')

    def _take_setting(self, key, value):
        """A name with an underscore at each end: it tells how the class is to be made."""
        if key not in _SETTINGS:
            raise ValueError(f'_sunder_ names, such as {key!r}, are reserved for future Enum use')
        if key == '_ignore_':
            value = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
            late = {*value} & {*self._member_names}
            if late:
                raise ValueError(f'_ignore_ cannot specify already set names: {late!r}')
            self._ignore = value
        elif key == '_generate_next_value_':
            if self._auto_called:
                raise TypeError('_generate_next_value_ must be defined before members')
            self._generate_next_value = getattr(value, '__func__', value)
        return value

    def _resolve_auto(self, key, value):
        def made(item):
            if not isinstance(item, auto):
                return item
            if item.value is _auto_null:
                item.value = self._generate_next_value(
                    key, 1, len(self._member_names), self._last_values[:])
                self._auto_called = bool(item)
            self._last_values.append(item.value)
            return item.value
        if type(value) is tuple and any(isinstance(v, auto) for v in value):
            return tuple(made(v) for v in value)
        return made(value)


_EnumDict = EnumDict


class EnumType(type):
    """Metaclass for Enum"""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        for base in [base for chain in bases for base in chain.__mro__]:
            if isinstance(base, EnumType) and base._member_names_:
                raise TypeError(f'<enum {cls!r}> cannot extend {base!r}')
        namespace = EnumDict()
        namespace._cls_name = cls
        first_enum = metacls._get_mixins_(cls, bases)[1]
        if bases:
            namespace['_generate_next_value_'] = getattr(first_enum, '_generate_next_value_', None)
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        classdict.setdefault('_ignore_', []).append('_ignore_')
        for key in classdict['_ignore_']:
            classdict.pop(key, None)
        names = list(classdict._member_names) if hasattr(classdict, '_member_names') else []
        invalid = set(names) & {'mro', ''}
        if invalid:
            raise ValueError('invalid enum member name(s) %s'
                             % ','.join(repr(n) for n in sorted(invalid)))
        order = classdict.pop('_order_', None)
        member_type, first_enum = mixins = metacls._get_mixins_(cls, bases)
        new_method, save_new, use_args = metacls._find_new_(classdict, *mixins)
        values = {name: classdict[name] for name in names}
        namespace = {k: v for k, v in classdict.items() if k not in values}
        if save_new and new_method is not None and '__new__' in namespace:
            namespace['__new_member__'] = namespace.pop('__new__')
        namespace['_new_member_'] = new_method
        namespace['_use_args_'] = use_args
        namespace['_member_names_'] = []
        namespace['_member_map_'] = {}
        namespace['_value2member_map_'] = {}
        namespace['_unhashable_values_'] = []
        namespace['_member_type_'] = member_type
        namespace['_value_repr_'] = metacls._find_data_repr_(cls, bases)
        namespace['_boundary_'] = boundary or getattr(first_enum, '_boundary_', None)
        namespace['_flag_mask_'] = namespace['_singles_mask_'] = namespace['_all_bits_'] = 0
        namespace['_inverted_'] = None
        enum_class = super().__new__(metacls, cls, bases, namespace, **kwds)
        enum_class._choose_methods(namespace, first_enum)
        is_flag = Flag is not None and issubclass(enum_class, Flag)
        for name in names:
            enum_class._add_member(name, values[name], is_flag)
        if is_flag:
            enum_class._finish_flag(names)
        if order is not None:
            if isinstance(order, str):
                order = order.replace(',', ' ').split()
            if order != list(enum_class._member_names_):
                raise TypeError('member order does not match _order_:\n  %r\n  %r'
                                % (enum_class._member_names_, order))
        if Enum is not None and save_new:
            enum_class.__new_member__ = enum_class.__dict__.get('__new_member__')
        if bases:
            # From here on a call looks a member up; __new_member__ is what made them.
            setattr(enum_class, '__new__', Enum.__new__)
        return enum_class

    def _choose_methods(cls, namespace, first_enum):
        member_type = cls._member_type_
        if ReprEnum is not None and ReprEnum in cls.__bases__:
            if '__format__' not in namespace:
                cls.__format__ = namespace['__format__'] = member_type.__format__
            if '__str__' not in namespace:
                own = member_type.__str__ is not object.__str__
                cls.__str__ = namespace['__str__'] = member_type.__str__ if own else member_type.__repr__
        for name in ('__reduce_ex__', '__format__', '__str__', '__repr__'):
            if name in namespace or Enum is None:
                continue
            found = getattr(cls, name)
            if found is getattr(member_type, name, None) or found is getattr(object, name, None):
                setattr(cls, name, getattr(first_enum, name))
        if Flag is not None and issubclass(cls, Flag):
            for name in ('__or__', '__and__', '__xor__', '__ror__', '__rand__', '__rxor__',
                         '__invert__'):
                if name not in namespace:
                    setattr(cls, name, getattr(Flag, name))

    def _add_member(cls, name, value, is_flag):
        args = value if isinstance(value, tuple) else (value,)
        member_type = cls._member_type_
        if member_type is tuple:
            args = (args,)
        new = cls._new_member_
        if not cls._use_args_:
            made = new(cls)
        else:
            made = new(cls, *args)
        if not hasattr(made, '_value_'):
            if member_type is object:
                made._value_ = value
            else:
                try:
                    made._value_ = member_type(*args)
                except Exception as exc:
                    raise TypeError('_value_ not set in __new__, unable to create it') from exc
        value = made._value_
        made._name_ = name
        made.__objclass__ = cls
        made.__init__(*args)
        made._sort_order_ = len(cls._member_names_)
        canonical = None
        try:
            canonical = cls._value2member_map_.get(value)
        except TypeError:
            for other in cls._member_map_.values():
                if other._value_ == value:
                    canonical = other
                    break
        if canonical is not None:
            made = canonical
        elif not is_flag or (isinstance(value, int) and _is_single_bit(value)) \
                or not isinstance(value, int):
            cls._member_names_.append(name)
        if is_flag and isinstance(value, int):
            cls._flag_mask_ |= value
            cls._singles_mask_ |= value if _is_single_bit(value) else 0
            cls._all_bits_ = 2 ** cls._flag_mask_.bit_length() - 1
        for base in cls.__mro__[1:]:
            descriptor = base.__dict__.get(name)
            if isinstance(descriptor, DynamicClassAttribute):
                break
        else:
            type.__setattr__(cls, name, made)
        cls._member_map_[name] = made
        try:
            cls._value2member_map_.setdefault(value, made)
        except TypeError:
            cls._unhashable_values_.append(value)

    def _finish_flag(cls, names):
        ordered = [cls._member_map_[n]._value_ for n in cls._member_names_]
        if ordered != sorted(ordered):
            cls._iter_member_ = cls._iter_member_by_def_

    def __bool__(cls):
        return True

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        asked = names is None
        return cls.__new__(cls, value) if asked else cls._create_(value, names, module=module, qualname=qualname, type=type, start=start,
                                                                  boundary=boundary)

    def __contains__(cls, member):
        if isinstance(member, Enum):
            known = getattr(member, '_name_', None) in cls._member_map_ or isinstance(member, Flag)
            return known and isinstance(member, cls)
        from warnings import warn
        warn('in 3.12 __contains__ will no longer raise TypeError, but will return True or\n'
             'False depending on whether the value is a member or the value of a member', DeprecationWarning, 2)
        told = type(member).__qualname__, type(cls).__qualname__
        raise TypeError("unsupported operand type(s) for 'in': '%s' and '%s'" % told)

    def __delattr__(cls, attr):
        if attr not in cls._member_map_:
            return type.__delattr__(cls, attr)
        raise AttributeError(f'{cls.__name__!r} cannot delete member {attr!r}.')

    def __dir__(cls):
        names = {'__class__', '__contains__', '__doc__', '__getitem__', '__iter__', '__len__',
                 '__members__', '__module__', '__name__', '__qualname__', *cls._member_names_}
        for name, used in ('__new__', cls._new_member_), ('__init_subclass__', cls.__init_subclass__):
            if used is not getattr(object, name):
                names.add(name)
        mixed_in = cls._member_type_
        return sorted(names if mixed_in is object else names.union(dir(mixed_in)))

    def __getattr__(cls, name):
        if not _is_dunder(name):
            try:
                return type.__getattribute__(cls, '_member_map_')[name]
            except KeyError:
                raise AttributeError(name) from None
        raise AttributeError(f'{name}')

    __members__ = _property(lambda cls: MappingProxyType(cls._member_map_),
                            doc='The members by name, in the order of their definition, and their other names.')

    def __getitem__(cls, name):
        return cls.__members__[name]

    def __len__(cls):
        return sum(1 for name in cls._member_names_)

    def __iter__(cls):
        return map(cls._member_map_.__getitem__, cls._member_names_)

    def __reversed__(cls):
        return map(cls._member_map_.__getitem__, cls._member_names_[::-1])

    def __repr__(cls):
        word = 'enum' if Flag is None or not issubclass(cls, Flag) else 'flag'
        return f'<{word} {cls.__name__!r}>'

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'cannot reassign member {name!r}')
        type.__setattr__(cls, name, value)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        metacls, given = cls.__class__, names
        bases = (cls,) if type is None else (type, cls)
        classdict = metacls.__prepare__(class_name, bases)
        if isinstance(given, str):
            given = given.replace(',', ' ').split()
        if isinstance(given, (tuple, list)) and given and isinstance(given[0], str):
            values = []
            for count, name in enumerate(given):
                values.append(cls._generate_next_value_(name, start, count, values[:]))
            given = list(zip(given, values))
        for item in given:
            name, value = (item, given[item]) if isinstance(item, str) else (item[0], item[1])
            classdict[name] = value
        if module is None:
            try:
                module = sys._getframe(2).f_globals.get('__name__')
            except ValueError:
                pass
        for name, told in ('__module__', module), ('__qualname__', qualname):
            if told is not None:
                classdict[name] = told
        return metacls.__new__(metacls, class_name, bases, classdict, boundary=boundary)

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        if not bases:
            return (object, Enum)
        *others, first_enum = bases
        if not isinstance(first_enum, EnumType):
            raise TypeError('new enumerations should be created as '
                            '`EnumName([mixin_type, ...] [data_type,] enum_type)`')
        return mcls._find_data_type_(class_name, bases) or object, first_enum

    @classmethod
    def _find_data_type_(mcls, class_name, bases):
        found = []
        for chain in bases:
            line = [base for base in chain.__mro__ if base is not object]
            for at, base in enumerate(line):
                data_type = None
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        data_type = base._member_type_
                elif '__new__' in vars(base) or '__dataclass_fields__' in vars(base):
                    # The class farthest down that is no enumeration has it from this one.
                    data_type = next(one for one in line if not isinstance(one, EnumType))
                if data_type is not None:
                    found += [data_type] * (data_type not in found)
                    break
        if len(found) > 1:
            raise TypeError('too many data types for %r: %r' % (class_name, set(found)))
        return found[0] if found else None

    @classmethod
    def _find_data_repr_(mcls, class_name, bases):
        for base in [base for chain in bases for base in chain.__mro__ if base is not object]:
            inherited = isinstance(base, EnumType)
            if inherited or '__repr__' in vars(base):
                return base._value_repr_ if inherited else vars(base)['__repr__']
        return None

    @classmethod
    def _find_new_(mcls, classdict, member_type, first_enum):
        new = classdict.get('__new__', None)
        save_new = first_enum is not None and new is not None
        if new is None:
            # What makes members is never what looks them up, nor what makes nothing in particular.
            useless = (None, None.__new__, object.__new__, getattr(Enum, '__new__', None))
            ways = [getattr(owner, name, None)
                    for name in ('__new_member__', '__new__') for owner in (member_type, first_enum)]
            new = next((way for way in ways if way not in useless), object.__new__)
        if isinstance(new, staticmethod):
            new = new.__func__
        use_args = not (first_enum is None or new in (Enum.__new__ if Enum is not None else None,
                                                      object.__new__))
        return new, save_new, use_args


EnumMeta = EnumType


class Enum(metaclass=EnumType):
    """Create a collection of name/value pairs."""

    def __new__(cls, value):
        known = cls._value2member_map_
        try:
            if type(value) is cls or value in known:
                return value if type(value) is cls else known[value]
        except TypeError:
            # What has no hash is compared with each.
            for member in cls._member_map_.values():
                if value == member._value_:
                    return member
        try:
            result, wrong = cls._missing_(value), None
        except Exception as error:
            result, wrong = None, error
        flag_class = Flag is not None and issubclass(cls, Flag)
        if isinstance(result, cls) or flag_class and cls._boundary_ is EJECT and isinstance(result, int):
            return result
        invalid = ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        if wrong is None and result is not None:
            wrong = TypeError(f'error in {cls.__name__}._missing_: returned {result!r} '
                              'instead of None or a valid member')
        if wrong is None:
            raise invalid
        if not isinstance(wrong, ValueError):
            wrong.__context__ = invalid
        raise wrong

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """One more than the greatest value; where they have no order, than the last that can be counted up."""
        try:
            return max(last_values) + 1 if last_values else start
        except TypeError:
            for last_value in reversed(last_values):
                try:
                    return last_value + 1
                except TypeError:
                    pass
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        shown = (type(self)._value_repr_ or repr)(self._value_)
        return f'<{type(self).__name__}.{self._name_}: {shown}>'

    def __str__(self):
        return '%s.%s' % (self.__class__.__name__, self._name_)

    def __format__(self, format_spec):
        return format(str(self), format_spec)

    def __dir__(self):
        names = {'__class__', '__doc__', '__eq__', '__hash__', '__module__', 'name', 'value'}
        if self.__class__._member_type_ is not object:
            names.update(object.__dir__(self))
        names.update(k for k in getattr(self, '__dict__', ()) if k[0] != '_')
        for cls in type(self).__mro__:
            for name, value in cls.__dict__.items():
                if name[0] == '_':
                    continue
                if isinstance(value, property):
                    if value.fget is not None or name not in self._member_map_:
                        names.add(name)
                    else:
                        names.discard(name)
                elif name not in cls.__dict__.get('_member_map_', ()):
                    names.add(name)
        return sorted(names)

    def __hash__(self):
        return self._name_.__hash__()

    def __reduce_ex__(self, proto):
        return getattr, (self.__class__, self._name_)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    name = property(lambda self: self._name_, doc='The name that its definition gave the member.')
    value = property(lambda self: self._value_, doc='What was given to the name.')


class ReprEnum(Enum):
    """Only changes the repr(), leaving str() and format() to the mixed-in type."""


class IntEnum(int, ReprEnum):
    """Enum where members are also (and must be) ints"""


class StrEnum(str, ReprEnum):
    """Enum where members are also (and must be) strings"""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f'too many arguments for str(): {values!r}')
        for what, given in zip(('a string', 'encoding', 'errors'), values if len(values) > 1 else values[:1]):
            if what == 'a string':
                if len(values) == 1 and not isinstance(given, str):
                    raise TypeError(f'{given!r} is not a string')
            elif not isinstance(given, str):
                raise TypeError(f'{what} must be a string, not {given!r}')
        text = str(*values)
        made = str.__new__(cls, text)
        made._value_ = text
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """The name itself in small letters."""
        return str.lower(name)


class EnumCheck(StrEnum):
    """various conditions to check an enumeration for"""
    CONTINUOUS = 'no skipped integer values'
    NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
    UNIQUE = 'one name per value'


globals().update(EnumCheck.__members__)


class FlagBoundary(StrEnum):
    """control how out of range values are handled"""
    STRICT = 'strict'
    CONFORM = 'conform'
    EJECT = 'eject'
    KEEP = 'keep'


globals().update(FlagBoundary.__members__)


class Flag(Enum, boundary=CONFORM):
    """Members whose values are bits, and which can be combined."""
    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """The next power of two above all values."""
        if last_values:
            greatest = max(last_values)
            if hasattr(greatest, 'bit_length'):
                return 1 << greatest.bit_length()
            raise TypeError(f'invalid flag value {greatest!r}') from None
        return 1 if start is None else start

    @classmethod
    def _iter_member_by_value_(cls, value):
        members = map(cls._value2member_map_.get, _set_bits(cls._flag_mask_ & value))
        return (member for member in members if member is not None)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value), key=lambda m: m._sort_order_)

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        named, every_bit, boundary = cls._flag_mask_, cls._all_bits_, cls._boundary_
        if not ~every_bit <= value <= every_bit or value & every_bit & ~named:
            if boundary is STRICT:
                size = max(named.bit_length(), value.bit_length())
                raise ValueError(f'{cls!r} invalid value {value!r}\n    given {_bits(value, size)}\n'
                                 f'  allowed {_bits(named, size)}')
            if boundary is EJECT:
                return value
            if boundary is CONFORM:
                value &= named
            elif boundary is KEEP and value < 0:
                value += max(every_bit + 1, 1 << value.bit_length())
        asked = value
        if value < 0:
            # A negative number says which bits are not set.
            value += every_bit + 1
        made = cls._value2member_map_.get(value)
        if made is not None:
            return made
        made = object.__new__(cls) if cls._member_type_ is object else cls._member_type_.__new__(cls, value)
        names, rest = [member._name_ for member in cls._iter_member_(value)], value & ~named
        made._value_, made._name_ = value, None
        if names and value & named:
            made._name_ = '|'.join(names + [cls._numeric_repr_(rest)] * bool(rest))
        known = cls._value2member_map_.setdefault(value, made)
        if asked < 0:
            cls._value2member_map_[asked] = known
        return known

    def __contains__(self, other):
        if isinstance(other, type(self)):
            return not other._value_ & ~self._value_
        told = type(other).__qualname__, type(self).__qualname__
        raise TypeError("unsupported operand type(s) for 'in': %r and %r" % told)

    def __iter__(self):
        return iter(self._iter_member_(self._value_))

    def __len__(self):
        return int.bit_count(self._value_)

    def __bool__(self):
        return self._value_ != 0

    def __repr__(self):
        shown = (type(self)._value_repr_ or repr)(self._value_)
        name = f'.{self._name_}' if self._name_ is not None else ''
        return f'<{type(self).__name__}{name}: {shown}>'

    def __str__(self):
        name = f'({self._value_!r})' if self._name_ is None else f'.{self._name_}'
        return type(self).__name__ + name

    def _get_value(self, flag):
        if isinstance(flag, self.__class__):
            return flag._value_
        if self._member_type_ is not object and isinstance(flag, self._member_type_):
            return flag
        return NotImplemented

    def _combining(op):
        """The method that combines the values of two flags."""
        def combine(self, other):
            value = self._get_value(other)
            return value if value is NotImplemented else self.__class__(op(self._value_, value))
        combine.__name__ = f'__{op.__name__.strip("_")}__'
        combine.__qualname__ = f'Flag.{combine.__name__}'
        return combine

    __or__ = __ror__ = _combining(_or_)
    __and__ = __rand__ = _combining(_and_)
    __xor__ = __rxor__ = _combining(_xor_)
    del _combining

    def __invert__(self):
        among = -1 if self._boundary_ is KEEP else self._flag_mask_
        return type(self)(among & ~self._value_)


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Support for integer-based Flags"""


def _bits(num, max_bits=None):
    ceiling = 2 ** num.bit_length()
    if num >= 0:
        s = bin(num + ceiling).replace('1', '0', 1)
    else:
        s = bin(~num ^ (ceiling - 1) + ceiling)
    sign = s[:3]
    digits = s[3:]
    if max_bits is not None and len(digits) < max_bits:
        digits = digits.rjust(max_bits, sign[-1])
    return '%s %s' % (sign, digits)


def unique(enumeration):
    """Class decorator for enumerations ensuring unique member values."""
    duplicates = [(name, member.name) for name, member in enumeration.__members__.items()
                  if name != member.name]
    if duplicates:
        details = ', '.join('%s -> %s' % pair for pair in duplicates)
        raise ValueError('duplicate values found in %r: %s' % (enumeration, details))
    return enumeration


class verify:
    """Check an enumeration for various constraints."""

    def __init__(self, *checks):
        self.checks = checks and tuple(checks)

    def __call__(self, enumeration):
        for check in self.checks:
            _verifications.get(check, id)(enumeration)
        return enumeration


def _verify_unique(enumeration):
    found = [(n, m.name) for n, m in enumeration.__members__.items() if n != m.name]
    if found:
        raise ValueError('aliases found in %r: %s'
                         % (enumeration, ', '.join('%s -> %s' % p for p in found)))


def _verify_continuous(enumeration):
    values = {member.value for member in enumeration}
    low, high = min(values, default=0), max(values, default=0)
    if issubclass(enumeration, Flag):
        wanted = [1 << i for i in range(low.bit_length(), high.bit_length() - 1)]
    elif issubclass(enumeration, IntEnum) or all(isinstance(v, int) for v in values):
        wanted = range(low + 1, high)
    else:
        raise Exception('verify: unknown type %r' % enumeration.__name__)
    missing = [v for v in wanted if v not in values]
    if missing:
        raise ValueError(('invalid %s %r: missing values %s' % (
            'flag' if issubclass(enumeration, Flag) else 'enum', enumeration.__name__,
            ', '.join(map(str, missing))))[:256])


def _verify_named_flags(enumeration):
    values = {member.value for member in enumeration}
    missing_names, missing_value = [], 0
    for name, alias in enumeration.__members__.items():
        if name in enumeration._member_names_ or alias.value < 0:
            continue
        missed = [v for v in _set_bits(alias.value) if v not in values]
        if missed:
            missing_names += [name]
            for v in missed:
                missing_value |= v
    if not missing_names:
        return
    if not missing_names[1:]:
        start = 'alias %s is missing' % missing_names[0]
    else:
        start = 'aliases %s and %s are missing' % (', '.join(missing_names[:-1]), missing_names[-1])
    count = len(list(_set_bits(missing_value)))
    what = ('value 0x%x' if count == 1 else 'combined values of 0x%x') % missing_value
    raise ValueError('invalid Flag %r: %s %s [use enum.show_flag_values(value) for details]'
                     % (enumeration.__name__, start, what))


_verifications = {UNIQUE: _verify_unique, CONTINUOUS: _verify_continuous,
                  NAMED_FLAGS: _verify_named_flags}


def _module_of(member):
    return member.__class__.__module__.split('.')[-1]


def global_enum_repr(self):
    """repr of a member of an enumeration whose members are names of its module."""
    return '%s.%s' % (_module_of(self), self._name_)


def global_flag_repr(self):
    """The same for flags: those that are set, one by one."""
    module = _module_of(self)
    if self._name_ is None:
        return '%s.%s(%r)' % (module, self.__class__.__name__, self._value_)
    return '|'.join([part if part[0].isdigit() else '%s.%s' % (module, part) for part in self._name_.split('|')])


def global_str(self):
    return self._name_ if self._name_ is not None else '%s(%r)' % (self.__class__.__name__, self._value_)


def global_enum(cls, update_str=False):
    """Class decorator: members become names of the module, and are shown so."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls
