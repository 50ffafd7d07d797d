"""Container types: named tuples, counters, ordered and chained dicts, and bases to derive from."""
import sys as _sys
import _operator
from _collections import _count_elements, _tuplegetter, defaultdict, deque
from collections import abc as _abc

__all__ = ['ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList', 'UserString',
           'defaultdict', 'deque', 'namedtuple']

_abc.MutableSequence.register(deque)


def _named_in(cls, function, name):
    """Tells a function that it is the method NAME of a class."""
    function.__name__, function.__qualname__ = name, f'{cls}.{name}'
    return function


# ---- OrderedDict: a dict keeps the order anyway; what is left is to change it and to compare it ----

_absent = object()


class OrderedDict(dict):
    """A dict whose order can be changed, and counts when two are compared."""

    __hash__ = None

    def __eq__(self, other):
        equal = dict.__eq__(self, other)
        if equal is True and isinstance(other, OrderedDict):
            return all(map(_operator.eq, self, other))
        return equal

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    def move_to_end(self, key, last=True):
        """Put a key that is there last, or first."""
        moved = {key: dict.pop(self, key)}
        if not last:
            moved.update(self)
            dict.clear(self)
        dict.update(self, moved)

    def popitem(self, last=True):
        """Take out the last pair, or the first."""
        if not self:
            raise KeyError('dictionary is empty')
        if last:
            return dict.popitem(self)
        first = next(dict.__iter__(self))
        return first, dict.pop(self, first)

    def pop(self, key, default=_absent):
        """Take out the value of a key; where there is none, the default."""
        return dict.pop(self, key) if default is _absent else dict.pop(self, key, default)

    def setdefault(self, key, default=None):
        """The value of a key, which is the default from now on where there was none."""
        return dict.setdefault(self, key, default)

    def copy(self):
        """Another one with the same pairs."""
        return type(self)(self)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        """One in which each key has the same value."""
        made = cls()
        for key in iterable:
            made[key] = value
        return made

    def __or__(self, other):
        return _joined(type(self), self, other)

    def __ror__(self, other):
        return _joined(type(self), other, self)

    def __ior__(self, other):
        self.update(other)
        return self

    def __repr__(self):
        name = type(self).__name__
        if not self:
            return f'{name}()'
        if id(self) in _being_shown:
            return '...'
        _being_shown.add(id(self))
        try:
            return f'{name}({[*self.items()]!r})'
        finally:
            _being_shown.remove(id(self))

    def __reduce__(self):
        return type(self), (), self.__getstate__() or None, None, iter(self.items())

    def __sizeof__(self):
        # python3's keeps, beside the dict, a linked list of the keys and a table of where they stand in it.
        table = 8
        while len(self) > table * 2 // 3:
            table += table
        return dict.__sizeof__(self) + 40 + (8 * table + 32 * len(self) if self else 0)


_being_shown = set()


def _joined(cls, first, second):
    """first | second for an ordered dict and some other dict."""
    if not (isinstance(first, dict) and isinstance(second, dict)):
        return NotImplemented
    both = cls(first)
    both.update(second)
    return both


# ---- namedtuple ----

_keywords = frozenset(
    'False None True and as assert async await break class continue def del elif else except finally for from global if '
    'import in is lambda nonlocal not or pass raise return try while with yield'.split())


def _unfit(name):
    """Why a word names neither a type nor a field, or None."""
    if not name.isidentifier():
        return 'must be valid identifiers'
    if name in _keywords:
        return 'cannot be a keyword'


def _checked_names(typename, words, rename):
    """The names of the fields, wrong ones replaced by their numbers if that is allowed."""
    names = []
    for word in words:
        if rename and (word.startswith('_') or word in names or _unfit(word)):
            word = f'_{len(names)}'
        names.append(word)
    for name in [typename] + names:
        if why := _unfit(name):
            raise ValueError(f'Type names and field names {why}: {name!r}')
    for position, name in enumerate(names):
        if name[0] == '_' and not rename:
            raise ValueError(f'Field names cannot start with an underscore: {name!r}')
        if name in names[:position]:
            raise ValueError(f'Encountered duplicate field name: {name!r}')
    return tuple(map(_sys.intern, names))


def _constructor(typename, fields, listing, defaults):
    """__new__ with the fields as its parameters, which only source text can say."""
    elements = ''.join(f'{name}, ' for name in fields)
    space = {'__builtins__': {}, '__name__': f'namedtuple_{typename}', '_tuple_new': tuple.__new__}
    new = eval(f'lambda _cls, {elements}: _tuple_new(_cls, ({elements}))', space)
    new.__doc__ = f'Create new instance of {listing}'
    new.__defaults__ = defaults
    return new


def _tuple_methods(fields):
    """The methods of a named tuple with these fields, by their names."""
    shape = '(%s)' % ', '.join([name + '=%r' for name in fields])

    def _make(cls, iterable):
        made = tuple.__new__(cls, iterable)
        if len(made) == len(fields):
            return made
        raise TypeError(f'Expected {len(fields)} arguments, got {len(made)}')

    def _replace(self, /, **kwds):
        values = [kwds.pop(*pair) for pair in zip(fields, self)]
        if not kwds:
            return self._make(values)
        raise ValueError(f'Got unexpected field names: {[*kwds]!r}')

    def __repr__(self):
        """The fields with their names."""
        return type(self).__name__ + shape % (*self,)

    def _asdict(self):
        """The fields as a dict."""
        return {name: value for name, value in zip(self._fields, self)}

    def __getnewargs__(self):
        """What a copy is made of."""
        return (*self,)

    return {'_make': _make, '_replace': _replace, '__repr__': __repr__, '_asdict': _asdict,
            '__getnewargs__': __getnewargs__}


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """A class of tuples whose items also have names."""
    typename = _sys.intern(str(typename))
    words = field_names.replace(',', ' ').split() if isinstance(field_names, str) else field_names
    fields = _checked_names(typename, [str(word) for word in words], rename)
    listing = f'{typename}({", ".join(fields)})'
    defaults = None if defaults is None else tuple(defaults)
    required = len(fields) - len(defaults or ())
    if required < 0:
        raise TypeError('Got more default values than field names')
    defaulted = {name: value for name, value in zip(fields[required:], defaults or ())}

    members = {'__doc__': listing, '__slots__': (), '_fields': fields, '_field_defaults': defaulted,
               '__new__': _constructor(typename, fields, listing, defaults), **_tuple_methods(fields)}
    for name in ('__new__', '_make', '_replace', '__repr__', '_asdict', '__getnewargs__'):
        _named_in(typename, members[name], name)
    members['_make'] = classmethod(members['_make'])
    members['__match_args__'] = fields
    for position, name in enumerate(fields):
        members[name] = _tuplegetter(position, _sys.intern(f'Alias for field number {position}'))
    made = type(typename, (tuple,), members)
    # The class belongs to the module of who calls, as if a class statement stood there.
    made.__module__ = _sys._getframe(1).f_globals.get('__name__', '__main__') if module is None else module
    return made


# ---- Counter ----

def _merged(one, other, rule, of_one_only=False):
    """A counter of what the rule makes of each element's two counts, as far as it is positive."""
    if not isinstance(other, Counter):
        return NotImplemented
    made = Counter()
    for element, count in one.items():
        count = rule(count, other[element])
        if count > 0:
            made[element] = count
    if not of_one_only:
        for element, count in other.items():
            if element not in one and (count := rule(0, count)) > 0:
                made[element] = count
    return made


def _changed(counter, changes, rule):
    """The counter itself after the rule was applied for each (element, count), without what is not positive then."""
    for element, count in changes:
        counter[element] = rule(counter[element], count)
    for element in [element for element in counter if not counter[element] > 0]:
        del counter[element]
    return counter


def _lesser(mine, theirs):
    return mine if mine < theirs else theirs


def _agree(one, other, relation):
    """Does the relation hold between the counts of every element of both?"""
    if not isinstance(other, Counter):
        return NotImplemented
    return all(relation(one[element], other[element]) for both in (one, other) for element in both)


class Counter(dict):
    """A dict of how often each element was counted."""

    def __init__(self, iterable=None, /, **kwds):
        dict.__init__(self)
        self.update(iterable, **kwds)

    def __missing__(self, key):
        """What was never counted is there 0 times."""
        return 0

    def __delitem__(self, elem):
        """What is not there may be deleted too."""
        if elem in self:
            dict.__delitem__(self, elem)

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError(
            'Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

    def copy(self):
        """Another one with the same counts."""
        return type(self)(self)

    def update(self, iterable=None, /, **kwds):
        """Count all of these, or add counts to those that are there."""
        if isinstance(iterable, _abc.Mapping):
            if self:
                for element, count in iterable.items():
                    self[element] = count + self.get(element, 0)
            else:
                dict.update(self, iterable)
        elif iterable is not None:
            _count_elements(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        """Take these, or other counts, off the counts."""
        if isinstance(iterable, _abc.Mapping):
            taken = iterable.items()
        else:
            taken = ((element, 1) for element in (() if iterable is None else iterable))
        for element, count in taken:
            self[element] = self.get(element, 0) - count
        if kwds:
            self.subtract(kwds)

    def total(self):
        """How many were counted."""
        return sum(dict.values(self))

    def elements(self):
        """Each element as often as it was counted."""
        from itertools import chain, repeat
        return chain.from_iterable(repeat(element, count) for element, count in self.items())

    def most_common(self, n=None):
        """The n pairs with the highest counts, or all, the highest first."""
        ranking = sorted(self.items(), key=_second, reverse=True)
        if n is not None:
            del ranking[max(n, 0):]
        return ranking

    def __repr__(self):
        name = type(self).__name__
        if not self:
            return f'{name}()'
        try:
            shown = self.most_common()
        except TypeError:
            # Counts that cannot be ordered.
            shown = self
        return f'{name}({dict(shown)!r})'

    def __reduce__(self):
        return type(self), (dict(self),)

    def __eq__(self, other):
        """Is each count the same in both?"""
        return _agree(self, other, _operator.eq)

    def __le__(self, other):
        """Is no count higher here than there?"""
        return _agree(self, other, _operator.le)

    def __ge__(self, other):
        """Is no count lower here than there?"""
        return _agree(self, other, _operator.ge)

    def __ne__(self, other):
        """Does any count differ?"""
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    def __lt__(self, other):
        """Is no count higher here than there, and some count lower?"""
        within = self.__le__(other)
        return self != other if within is True else within

    def __gt__(self, other):
        """Is no count lower here than there, and some count higher?"""
        around = self.__ge__(other)
        return self != other if around is True else around

    def __add__(self, other):
        """The sums that are above 0."""
        return _merged(self, other, _operator.add)

    def __sub__(self, other):
        """The differences that are above 0."""
        return _merged(self, other, _operator.sub)

    def __or__(self, other):
        """The higher of the two counts of each."""
        return _merged(self, other, max)

    def __and__(self, other):
        """The lower of the two counts of each."""
        return _merged(self, other, _lesser, of_one_only=True)

    def __pos__(self):
        """The counts that are above 0."""
        return _merged(self, Counter(), _operator.add)

    def __neg__(self):
        """What lies below 0, as counts above it."""
        return _merged(Counter(), self, _operator.sub)

    def __iadd__(self, other):
        return _changed(self, other.items(), _operator.add)

    def __isub__(self, other):
        return _changed(self, other.items(), _operator.sub)

    def __ior__(self, other):
        return _changed(self, other.items(), max)

    def __iand__(self, other):
        return _changed(self, [(element, other[element]) for element in self], _lesser)


def _second(pair):
    return pair[1]


# ---- ChainMap ----

_NO_KEY, _NO_KEYS = 'Key not found in the first mapping: {!r}', 'No keys found in the first mapping.'


def _of_first(maps, method, *args, complaint=_NO_KEY):
    """Calls a method of the first map; a key that it lacks is named with a complaint."""
    try:
        return getattr(maps[0], method)(*args)
    except KeyError:
        raise KeyError(complaint.format(*args[:1]))


class ChainMap(_abc.MutableMapping):
    """Several mappings as if they were one: the first that knows a key answers for it, and is the one that is changed."""

    def __init__(self, *maps):
        self.maps = [*maps] or [{}]

    @classmethod
    def fromkeys(cls, iterable, *args):
        """A chain of one dict, in which each key has the same value."""
        only = dict.fromkeys(iterable, *args)
        return cls(only)

    def __getitem__(self, key):
        for layer in self.maps:
            try:
                return layer[key]
            except KeyError:
                continue
        return self.__missing__(key)

    def __missing__(self, key):
        raise KeyError(key)

    def get(self, key, default=None):
        if key in self:
            return self[key]
        return default

    def __contains__(self, key):
        for layer in self.maps:
            if key in layer:
                return True
        return False

    def __iter__(self):
        # The order is that of the last map, brought up to date by those before it.
        return iter({key: None for layer in self.maps[::-1] for key in layer})

    def __len__(self):
        return len({key for layer in self.maps for key in layer})

    def __bool__(self):
        return any(self.maps)

    def __repr__(self):
        return '%s(%s)' % (type(self).__name__, ', '.join([repr(layer) for layer in self.maps]))

    # What is changed is the first map.

    def __setitem__(self, key, value):
        first = self.maps[0]
        first[key] = value

    def __delitem__(self, key):
        _of_first(self.maps, '__delitem__', key)

    def pop(self, key, *args):
        """Take a key out of the first map."""
        return _of_first(self.maps, 'pop', key, *args)

    def popitem(self):
        """Take the last pair out of the first map."""
        return _of_first(self.maps, 'popitem', complaint=_NO_KEYS)

    def clear(self):
        """Empty the first map."""
        first = self.maps[0]
        first.clear()

    def __ior__(self, other):
        first = self.maps[0]
        first.update(other)
        return self

    # Others made from this one.

    def copy(self):
        """A chain with a copy of the first map and the same others."""
        first, *others = self.maps
        return type(self)(first.copy(), *others)

    __copy__ = copy

    def new_child(self, m=None, **kwargs):
        """A chain with one more map before these."""
        if m is not None and kwargs:
            m.update(kwargs)
        return type(self)(kwargs if m is None else m, *self.maps)

    @property
    def parents(self):
        """A chain of all maps but the first."""
        _, *others = self.maps
        return type(self)(*others)

    def __or__(self, other):
        if not isinstance(other, _abc.Mapping):
            return NotImplemented
        made = self.copy()
        made |= other
        return made

    def __ror__(self, other):
        if not isinstance(other, _abc.Mapping):
            return NotImplemented
        flat = dict(other)
        for layer in self.maps[::-1]:
            flat.update(layer)
        return type(self)(flat)


# ---- bases to derive from: each holds the built-in object in its attribute `data` ----

def _plain(value, cls):
    """The built-in object in an instance of one of these bases; anything else is itself."""
    return value.data if isinstance(value, cls) else value


def _compare_by_data(cls):
    """Class decorator: == < <= > >= are those of the data, with another's data or with anything else."""
    def comparison(relation):
        def method(self, other):
            return relation(self.data, _plain(other, cls))
        return method
    for name in ('__eq__', '__lt__', '__le__', '__gt__', '__ge__'):
        setattr(cls, name, _named_in(cls.__name__, comparison(getattr(_operator, name[2:4])), name))
    return cls


def _copy_with_data(self):
    """A copy that shares all but the data. A derived class may be made of anything: it is not called."""
    made = type(self).__new__(type(self))
    vars(made).update(vars(self))
    made.__dict__['data'] = self.__dict__['data'].copy()
    return made


class UserDict(_abc.MutableMapping):
    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        for given in dict, kwargs or None:
            if given is not None:
                self.update(given)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made

    def __getitem__(self, key):
        if key not in self.data:
            missing = getattr(type(self), '__missing__', None)
            if missing is None:
                raise KeyError(key)
            return missing(self, key)
        return self.data[key]

    def __setitem__(self, key, item):
        data = self.data
        data[key] = item

    def __delitem__(self, key):
        data = self.data
        del data[key]

    def __contains__(self, key):
        return key in self.data

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)

    def __repr__(self):
        return repr(self.data)

    def copy(self):
        return UserDict(self.data.copy()) if type(self) is UserDict else self.__copy__()

    def __copy__(self):
        return _copy_with_data(self)

    def __or__(self, other):
        other = _plain(other, UserDict)
        return type(self)(self.data | other) if isinstance(other, dict) else NotImplemented

    def __ror__(self, other):
        other = _plain(other, UserDict)
        return type(self)(other | self.data) if isinstance(other, dict) else NotImplemented

    def __ior__(self, other):
        self.data |= _plain(other, UserDict)
        return self


@_compare_by_data
class UserList(_abc.MutableSequence):
    """A list to derive from."""

    __hash__ = None

    def __init__(self, initlist=None):
        self.data = [] if initlist is None else [*_plain(initlist, UserList)]

    def __repr__(self):
        return repr(self.data)

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        return item in self.data

    def __getitem__(self, i):
        found = self.data[i]
        return type(self)(found) if isinstance(i, slice) else found

    def __setitem__(self, i, item):
        data = self.data
        data[i] = item

    def __delitem__(self, i):
        data = self.data
        del data[i]

    def __add__(self, other):
        return type(self)(self.data + list(_plain(other, UserList)))

    def __radd__(self, other):
        return type(self)(list(_plain(other, UserList)) + self.data)

    def __iadd__(self, other):
        self.data += _plain(other, UserList)
        return self

    def __mul__(self, n):
        return type(self)(self.data * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        self.data *= n
        return self

    def copy(self):
        return type(self)(self)

    def __copy__(self):
        return _copy_with_data(self)

    def index(self, item, *args):
        return self.data.index(item, *args)

    def count(self, item):
        return self.data.count(item)

    def append(self, item):
        self.data.append(item)

    def extend(self, other):
        self.data += _plain(other, UserList)

    def insert(self, i, item):
        self.data.insert(i, item)

    def pop(self, i=-1):
        return self.data.pop(i)

    def remove(self, item):
        self.data.remove(item)

    def clear(self):
        del self.data[:]

    def reverse(self):
        self.data.reverse()

    def sort(self, /, *args, **kwds):
        self.data.sort(*args, **kwds)


@_compare_by_data
class UserString(_abc.Sequence):
    def __init__(self, seq):
        seq = _plain(seq, UserString)
        self.data = seq if isinstance(seq, str) else str(seq)

    def __hash__(self):
        return hash(self.data)

    def __len__(self):
        return len(self.data)

    def __contains__(self, char):
        return _plain(char, UserString) in self.data

    def __getitem__(self, index):
        return type(self)(self.data[index])

    def __add__(self, other):
        return type(self)(self.data + UserString(other).data)

    def __radd__(self, other):
        return type(self)(UserString(other).data + self.data)

    def __mul__(self, n):
        return type(self)(self.data * n)

    __rmul__ = __mul__

    def __mod__(self, args):
        return type(self)(self.data % args)

    def __rmod__(self, template):
        return type(self)(str(template) % self)

    def __getnewargs__(self):
        return self.data,

    maketrans = str.maketrans


# The methods that also take a UserString where a str is asked for.
_searching = {'count', 'find', 'rfind', 'replace', 'removeprefix', 'removesuffix'}


def _conversion(function):
    def method(self):
        return function(self.data)
    return method


def _string_method(name, makes_string):
    def method(self, /, *args, **kwargs):
        if name in _searching:
            args = [_plain(arg, UserString) for arg in args]
        result = getattr(self.data, name)(*args, **kwargs)
        return type(self)(result) if makes_string else result
    return method


for _function in str, repr, int, float, complex:
    _name = f'__{_function.__name__}__'
    setattr(UserString, _name, _named_in('UserString', _conversion(_function), _name))
for _makes_string, _names in (
        (True, 'capitalize casefold center expandtabs ljust lower lstrip removeprefix removesuffix replace rjust rstrip strip '
               'swapcase title translate upper zfill'),
        (False, 'count encode endswith find format format_map index isalnum isalpha isascii isdecimal isdigit isidentifier '
                'islower isnumeric isprintable isspace istitle isupper join partition rfind rindex rpartition rsplit split '
                'splitlines startswith')):
    for _name in _names.split():
        setattr(UserString, _name, _named_in('UserString', _string_method(_name, _makes_string), _name))
del _function, _makes_string, _name, _names
