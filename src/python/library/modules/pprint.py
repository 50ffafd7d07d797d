"""Prints nested data so that it can be read: on one line what fits, and else an item a line."""
import collections
import dataclasses
import sys
import types

__all__ = ['pprint', 'pformat', 'isreadable', 'isrecursive', 'saferepr', 'PrettyPrinter', 'pp']


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    """Prints an object, on sys.stdout or another stream."""
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """What pprint() would print, as a text."""
    printer = PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                            underscore_numbers=underscore_numbers)
    return printer.pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """As pprint(), with dicts in their own order."""
    return pprint(object, *args, **kwargs, sort_dicts=sort_dicts)


def _told(which):
    """The function that gives one of the three answers of format()."""
    return lambda object: PrettyPrinter().format(object, {}, None, 0)[which]


saferepr, isreadable, isrecursive = map(_told, range(3))
for _function, _name, _doc in ((saferepr, 'saferepr', 'A repr() that does not end in recursion.'),
                               (isreadable, 'isreadable', 'Whether saferepr(object) can be read by eval().'),
                               (isrecursive, 'isrecursive', 'Whether the object contains itself.')):
    _function.__name__ = _function.__qualname__ = _name
    _function.__doc__ = _doc


class _Key:
    """Orders what cannot be compared by its type's name and its id."""
    __slots__ = ['obj']

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        mine, others = self.obj, other.obj
        try:
            return mine < others
        except TypeError:
            return (str(type(mine)), id(mine)) < (str(type(others)), id(others))


def _recursion(object):
    return f'<Recursion on {type(object).__name__} with id={id(object)}>'


class _Place:
    """Where a text is to stand: how far from the left, before how many characters, within which objects, how deep."""
    __slots__ = ('indent', 'after', 'within', 'level')

    def __init__(self, indent, after, within, level):
        self.indent, self.after, self.within, self.level = indent, after, within, level

    def moved(self, right, after=0):
        """A place farther right, with more after it."""
        return _Place(self.indent + right, self.after + after, self.within, self.level)

    def before(self, after):
        return _Place(self.indent, after, self.within, self.level)

    @property
    def newline(self):
        return '\n' + ' ' * self.indent


class PrettyPrinter:
    """Lays objects out in lines of some width. A subclass may change format()."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        self._step, self._width, self._depth = int(indent), int(width), depth
        for wrong, told in ((self._step < 0, 'indent must be >= 0'),
                            (depth is not None and depth <= 0, 'depth must be > 0'),
                            (not self._width, 'width must be != 0')):
            if wrong:
                raise ValueError(told)
        self._stream = sys.stdout if stream is None else stream
        self._compact, self._sorted, self._underscores = bool(compact), sort_dicts, underscore_numbers

    def pprint(self, object):
        """Prints the object and a line's end."""
        if self._stream is not None:
            self._stream.write(self.pformat(object))
            self._stream.write('\n')

    def pformat(self, object):
        """The object as a text."""
        return self._laid_out(object, _Place(0, 0, {}, 0))

    def isreadable(self, object):
        """Whether eval() would make the object again."""
        _, readable, recursive = self.format(object, {}, 0, 0)
        return bool(readable and not recursive)

    def isrecursive(self, object):
        """Whether the object contains itself."""
        _, _, recursive = self.format(object, {}, 0, 0)
        return recursive

    # ---- on one line ----

    def format(self, object, context, maxlevels, level):
        """(text, whether it can be read back, whether it is recursive): for subclasses to change."""
        kind = type(object)
        if kind is not bool and issubclass(kind, int) and kind.__repr__ is int.__repr__:
            return (f'{object:_d}' if self._underscores else repr(object)), True, False
        base = next((base for base in (dict, list, tuple)
                     if issubclass(kind, base) and kind.__repr__ is base.__repr__), None)
        if base is None:
            text = repr(object)
            return text, kind in _READABLE or text[:1] not in ('', '<'), False
        opening, closing = {dict: '{}', list: '[]', tuple: '()'}[base]
        if not object:
            return opening + closing, True, False
        if base is tuple and len(object) == 1:
            closing = ',)'
        key = id(object)
        if maxlevels and level >= maxlevels:
            return f'{opening}...{closing}', False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        groups = self._pairs(object) if base is dict else zip(object)
        told = [[self.format(part, context, maxlevels, level + 1) for part in group] for group in groups]
        del context[key]
        text = ', '.join([': '.join([part[0] for part in group]) for group in told])
        parts = [part for group in told for part in group]
        return opening + text + closing, all([part[1] for part in parts]), any([part[2] for part in parts])

    def _short(self, object, place):
        return self.format(object, dict(place.within), self._depth, place.level)[0]

    def _pairs(self, mapping):
        if not self._sorted:
            return mapping.items()
        return sorted(mapping.items(), key=lambda pair: (_Key(pair[0]), _Key(pair[1])))

    # ---- over several lines ----

    def _laid_out(self, object, place):
        key = id(object)
        if key in place.within:
            return _recursion(object)
        text = self._short(object, place)
        if place.indent + len(text) + place.after <= self._width:
            return text
        way = _WAYS.get(type(object).__repr__) or _way_of_data(object)
        if way is None:
            return text
        place.within[key] = 1
        text = way(self, object, _Place(place.indent, place.after, place.within, place.level + 1))
        del place.within[key]
        return text

    def _padding(self):
        return ' ' * (self._step - 1)

    def _one_a_line(self, heads_and_values, place, lay_out=None):
        """Values one below the other, each after its head."""
        heads_and_values = list(heads_and_values)
        lines = []
        for count, (head, value) in enumerate(heads_and_values, 1):
            there = place if count == len(heads_and_values) else place.before(1)
            lines.append(head + (lay_out or self._laid_out)(value, there.moved(len(head))))
        return (',' + place.newline).join(lines)

    def _items(self, items, place):
        """What stands between a sequence's brackets."""
        place = place.moved(self._step)
        if not self._compact:
            return self._padding() + self._one_a_line([('', item) for item in items], place)
        text, between, items = self._padding(), '', list(items)
        room = left = self._width - place.indent + 1
        for count, item in enumerate(items, 1):
            last = count == len(items)
            if last:
                room, left = room - place.after, left - place.after
            short = self._short(item, place)
            if len(short) + 2 > left:
                left, between = room, between and ',' + place.newline
            if len(short) + 2 <= left:
                left -= len(short) + 2
                text, between = text + between + short, ', '
            else:
                text += between + self._laid_out(item, place if last else place.before(1))
                between = ',' + place.newline
        return text

    def _entries(self, pairs, place):
        """What stands between a dict's braces."""
        place = place.moved(self._step)
        return self._padding() + self._one_a_line([(self._short(key, place) + ': ', value) for key, value in pairs],
                                                  place)

    def _attributes(self, name, pairs, place):
        def lay_out(value, there):
            return '...' if id(value) in there.within else self._laid_out(value, there)
        inner = self._one_a_line([(key + '=', value) for key, value in pairs], place.moved(len(name) + 1), lay_out)
        return f'{name}({inner})'


# How an object is laid out that does not fit on a line, by its type's __repr__.

_READABLE = {str, bytes, bytearray, float, complex, bool, type(None)}
_WAYS = {}


def _way(*types):
    def keep(function):
        for one in types:
            _WAYS[one.__repr__] = function
        return function
    return keep


def _unless_empty(function):
    return lambda printer, object, place: function(printer, object, place) if object else repr(object)


def _name(object):
    return type(object).__name__


def _way_of_data(object):
    """Data classes whose __repr__ was made for them are laid out field by field."""
    params = getattr(type(object), '__dataclass_params__', None)
    made = getattr(getattr(type(object), '__repr__', None), '__wrapped__', None)
    if params is None or not params.repr or '__create_fn__' not in getattr(made, '__qualname__', ''):
        return None
    return lambda printer, object, place: printer._attributes(
        _name(object), [(f.name, getattr(object, f.name)) for f in dataclasses.fields(object) if f.repr], place)


@_way(dict)
def _dict(printer, object, place):
    inner = printer._entries(printer._pairs(object), place.moved(0, 1)) if object else printer._padding()
    return '{' + inner + '}'


@_way(collections.OrderedDict)
@_unless_empty
def _ordered_dict(printer, object, place):
    inner = printer._laid_out([*object.items()], place.moved(len(_name(object)) + 1, 1))
    return f'{_name(object)}({inner})'


@_way(list)
def _list(printer, object, place):
    return '[' + printer._items(object, place.moved(0, 1)) + ']'


@_way(tuple)
def _tuple(printer, object, place):
    closing = ',)' if len(object) == 1 else ')'
    return '(' + printer._items(object, place.moved(0, len(closing))) + closing


@_way(set, frozenset)
@_unless_empty
def _set(printer, object, place):
    name = '' if type(object) is set else _name(object) + '('
    closing = '})' if name else '}'
    return name + '{' + printer._items(sorted(object, key=_Key), place.moved(len(name), len(closing))) + closing


def _in_parentheses(literals, place):
    """Literals one below the other; at the top they need parentheses to be one value."""
    text = place.newline.join(literals)
    return f'({text})' if place.level == 1 else text


def _literals(parts, width, last_width):
    """As few literals as there is room for, made of parts that are not cut; the last may have less room."""
    kept = parts[0][:0]
    for count, part in enumerate(parts, 1):
        room = last_width if count == len(parts) else width
        if kept and len(repr(kept + part)) > room:
            yield repr(kept)
            kept = part
        else:
            kept += part
    if kept:
        yield repr(kept)


def _words(line):
    """The line cut before each word, with the blanks after it."""
    starts = [at for at in range(1, len(line)) if line[at - 1].isspace() and not line[at].isspace()]
    return [line[start:end] for start, end in zip([0, *starts], [*starts, len(line)])]


@_way(str)
@_unless_empty
def _str(printer, object, place):
    top = place.level == 1
    place = place.moved(top, top)
    width = printer._width - place.indent
    literals, lines = [], object.splitlines(True)
    for count, line in enumerate(lines, 1):
        last_width = width - place.after if count == len(lines) else width
        fits = len(repr(line)) <= last_width
        literals += [repr(line)] if fits else _literals(_words(line), width, last_width)
    return literals[0] if len(literals) == 1 else _in_parentheses(literals, place)


@_way(bytes)
def _bytes(printer, object, place):
    if len(object) < 5:
        return repr(object)
    top = place.level == 1
    place = place.moved(top, top)
    width = printer._width - place.indent
    fours = [object[at:at + 4] for at in range(0, len(object), 4)]
    # Whole fours at the end are no last part.
    last_width = width - place.after if len(object) % 4 else width
    return _in_parentheses(_literals(fours, width, last_width), place)


@_way(bytearray)
def _bytearray(printer, object, place):
    inner = _Place(place.indent + 10, place.after + 1, place.within, place.level + 1)
    return f'bytearray({_bytes(printer, bytes(object), inner)})'


@_way(types.MappingProxyType)
def _mapping_proxy(printer, object, place):
    return f'mappingproxy({printer._laid_out(object.copy(), place.moved(13, 1))})'


@_way(types.SimpleNamespace)
def _namespace(printer, object, place):
    name = 'namespace' if type(object) is types.SimpleNamespace else _name(object)
    return printer._attributes(name, vars(object).items(), place)


@_way(collections.defaultdict)
@_unless_empty
def _default_dict(printer, object, place):
    factory = printer._short(object.default_factory, place)
    inner = place.moved(len(_name(object)) + 1, 1)
    return f'{_name(object)}({factory},{inner.newline}{_dict(printer, object, inner)})'


@_way(collections.Counter)
@_unless_empty
def _counter(printer, object, place):
    inner = printer._entries(object.most_common(), place.moved(len(_name(object)) + 1, 2))
    return f'{_name(object)}({{{inner}}})'


@_way(collections.ChainMap)
def _chain_map(printer, object, place):
    # The last mapping has the closing parenthesis after it, the others a comma.
    inner = printer._one_a_line([('', mapping) for mapping in object.maps], place.moved(len(_name(object)) + 1, 1))
    return f'{_name(object)}({inner})'


@_way(collections.deque)
@_unless_empty
def _deque(printer, object, place):
    inner = place.moved(len(_name(object)) + 1, 2)
    if object.maxlen is None:
        return f'{_name(object)}([{printer._items(object, inner)}])'
    limit = printer._short(object.maxlen, place)
    return f'{_name(object)}([{printer._items(object, inner.before(2))}],{inner.newline}maxlen={limit})'


@_way(collections.UserDict, collections.UserList, collections.UserString)
def _user(printer, object, place):
    return printer._laid_out(object.data, _Place(place.indent, place.after, place.within, place.level - 1))
