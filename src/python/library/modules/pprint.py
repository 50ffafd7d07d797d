"""Prints nested data so that it can be read."""
import collections
import dataclasses
import sys
import types
from io import StringIO

__all__ = ['pprint', 'pformat', 'isreadable', 'isrecursive', 'saferepr', 'PrettyPrinter', 'pp']


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    """Pretty-print a Python object to a stream [default is sys.stdout]."""
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """Format a Python object into a pretty-printed representation."""
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """Pretty-print a Python object, its dicts in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """A repr that shows recursion."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Whether saferepr(object) can be read by eval()."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    """Whether the object contains itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _Key:
    """Orders what cannot be compared by its type's name and its id."""
    __slots__ = ['obj']

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _pair_key(pair):
    return _Key(pair[0]), _Key(pair[1])


def _recursion(object):
    return '<Recursion on %s with id=%s>' % (type(object).__name__, id(object))


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError('indent must be >= 0')
        if depth is not None and depth <= 0:
            raise ValueError('depth must be > 0')
        if not width:
            raise ValueError('width must be != 0')
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = stream if stream is not None else sys.stdout
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write('\n')

    def pformat(self, object):
        stream = StringIO()
        self._format(object, stream, 0, 0, {}, 0)
        return stream.getvalue()

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        text, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """(text, whether it can be read back, whether it is recursive): for subclasses to change."""
        return self._safe_repr(object, context, maxlevels, level)

    # ---- over several lines ----

    def _repr(self, object, context, level):
        text, readable, recursive = self.format(object, context.copy(), self._depth, level)
        return text

    def _format(self, object, stream, indent, allowance, context, level):
        key = id(object)
        if key in context:
            stream.write(_recursion(object))
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            write = self._dispatch.get(type(object).__repr__)
            if write is None and dataclasses.is_dataclass(object) and not isinstance(object, type) and \
                    object.__dataclass_params__.repr and hasattr(object.__repr__, '__wrapped__') and \
                    '__create_fn__' in object.__repr__.__wrapped__.__qualname__:
                write = PrettyPrinter._write_dataclass
            if write is not None:
                context[key] = 1
                write(self, object, stream, indent, allowance, context, level + 1)
                del context[key]
                return
        stream.write(text)

    def _write_dataclass(self, object, stream, indent, allowance, context, level):
        name = object.__class__.__name__
        indent += len(name) + 1
        items = [(f.name, getattr(object, f.name)) for f in dataclasses.fields(object) if f.repr]
        stream.write(name + '(')
        self._named_items(items, stream, indent, allowance, context, level)
        stream.write(')')

    _dispatch = {}

    def _write_dict(self, object, stream, indent, allowance, context, level):
        stream.write('{')
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * ' ')
        if object:
            items = sorted(object.items(), key=_pair_key) if self._sort_dicts else object.items()
            self._dict_items(items, stream, indent, allowance + 1, context, level)
        stream.write('}')

    _dispatch[dict.__repr__] = _write_dict

    def _write_ordered_dict(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + '(')
        self._format(list(object.items()), stream, indent + len(name) + 1, allowance + 1, context, level)
        stream.write(')')

    _dispatch[collections.OrderedDict.__repr__] = _write_ordered_dict

    def _write_list(self, object, stream, indent, allowance, context, level):
        stream.write('[')
        self._items(object, stream, indent, allowance + 1, context, level)
        stream.write(']')

    _dispatch[list.__repr__] = _write_list

    def _write_tuple(self, object, stream, indent, allowance, context, level):
        stream.write('(')
        end = ',)' if len(object) == 1 else ')'
        self._items(object, stream, indent, allowance + len(end), context, level)
        stream.write(end)

    _dispatch[tuple.__repr__] = _write_tuple

    def _write_set(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        kind = object.__class__
        if kind is set:
            opening, end = '{', '}'
        else:
            opening, end = kind.__name__ + '({', '})'
            indent += len(kind.__name__) + 1
        stream.write(opening)
        self._items(sorted(object, key=_Key), stream, indent, allowance + len(end), context, level)
        stream.write(end)

    _dispatch[set.__repr__] = _write_set
    _dispatch[frozenset.__repr__] = _write_set

    def _pieces(self, text, width, allowance):
        """The literals into which a long str is cut, at the ends of its lines, then at blanks."""
        import re
        lines = text.splitlines(True)
        pieces = []
        for i, line in enumerate(lines):
            last_line = i == len(lines) - 1
            if len(repr(line)) <= (width - allowance if last_line else width):
                pieces.append(repr(line))
                continue
            parts = re.findall(r'\S*\s*', line)
            parts.pop()
            current = ''
            for j, part in enumerate(parts):
                room = width
                if j == len(parts) - 1 and last_line:
                    room -= allowance
                if len(repr(current + part)) > room:
                    if current:
                        pieces.append(repr(current))
                    current = part
                else:
                    current += part
            if current:
                pieces.append(repr(current))
        return pieces

    def _write_str(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        if level == 1:
            indent += 1
            allowance += 1
        pieces = self._pieces(object, self._width - indent, allowance)
        if len(pieces) == 1:
            stream.write(pieces[0])
            return
        if level == 1:
            stream.write('(')
        stream.write(('\n' + ' ' * indent).join(pieces))
        if level == 1:
            stream.write(')')

    _dispatch[str.__repr__] = _write_str

    def _byte_pieces(self, object, width, allowance):
        current = b''
        last = len(object) // 4 * 4
        for i in range(0, len(object), 4):
            part = object[i:i + 4]
            if i == last:
                width -= allowance
            if len(repr(current + part)) > width:
                if current:
                    yield repr(current)
                current = part
            else:
                current += part
        if current:
            yield repr(current)

    def _write_bytes(self, object, stream, indent, allowance, context, level):
        if len(object) <= 4:
            stream.write(repr(object))
            return
        if level == 1:
            indent += 1
            allowance += 1
            stream.write('(')
        stream.write(('\n' + ' ' * indent).join(self._byte_pieces(object, self._width - indent, allowance)))
        if level == 1:
            stream.write(')')

    _dispatch[bytes.__repr__] = _write_bytes

    def _write_bytearray(self, object, stream, indent, allowance, context, level):
        stream.write('bytearray(')
        self._write_bytes(bytes(object), stream, indent + 10, allowance + 1, context, level + 1)
        stream.write(')')

    _dispatch[bytearray.__repr__] = _write_bytearray

    def _write_mapping_proxy(self, object, stream, indent, allowance, context, level):
        stream.write('mappingproxy(')
        self._format(object.copy(), stream, indent + 13, allowance + 1, context, level)
        stream.write(')')

    _dispatch[types.MappingProxyType.__repr__] = _write_mapping_proxy

    def _write_namespace(self, object, stream, indent, allowance, context, level):
        name = 'namespace' if type(object) is types.SimpleNamespace else object.__class__.__name__
        stream.write(name + '(')
        self._named_items(object.__dict__.items(), stream, indent + len(name) + 1, allowance, context, level)
        stream.write(')')

    _dispatch[types.SimpleNamespace.__repr__] = _write_namespace

    def _dict_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        items = list(items)
        for i, (key, value) in enumerate(items):
            text = self._repr(key, context, level)
            stream.write(text + ': ')
            last = i == len(items) - 1
            self._format(value, stream, indent + len(text) + 2, allowance if last else 1, context, level)
            if not last:
                stream.write(',\n' + ' ' * indent)

    def _named_items(self, items, stream, indent, allowance, context, level):
        items = list(items)
        for i, (key, value) in enumerate(items):
            last = i == len(items) - 1
            stream.write(key + '=')
            if id(value) in context:
                stream.write('...')
            else:
                self._format(value, stream, indent + len(key) + 1, allowance if last else 1, context, level)
            if not last:
                stream.write(',\n' + ' ' * indent)

    def _items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * ' ')
        newline = ',\n' + ' ' * indent
        before = ''
        room = left = self._width - indent + 1
        items = list(items)
        for i, item in enumerate(items):
            last = i == len(items) - 1
            if last:
                left -= allowance
                room -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                size = len(text) + 2
                if left < size:
                    left = room
                    before = newline if before else before
                if left >= size:
                    left -= size
                    stream.write(before + text)
                    before = ', '
                    continue
            stream.write(before)
            before = newline
            self._format(item, stream, indent, allowance if last else 1, context, level)

    # ---- collections ----

    def _write_default_dict(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        name = object.__class__.__name__
        indent += len(name) + 1
        stream.write('%s(%s,\n%s' % (name, factory, ' ' * indent))
        self._write_dict(object, stream, indent, allowance + 1, context, level)
        stream.write(')')

    _dispatch[collections.defaultdict.__repr__] = _write_default_dict

    def _write_counter(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + '({')
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * ' ')
        self._dict_items(object.most_common(), stream, indent + len(name) + 1, allowance + 2, context, level)
        stream.write('})')

    _dispatch[collections.Counter.__repr__] = _write_counter

    def _write_chain_map(self, object, stream, indent, allowance, context, level):
        if not len(object.maps):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + '(')
        indent += len(name) + 1
        for i, m in enumerate(object.maps):
            if i == len(object.maps) - 1:
                self._format(m, stream, indent, allowance + 1, context, level)
                stream.write(')')
            else:
                self._format(m, stream, indent, 1, context, level)
                stream.write(',\n' + ' ' * indent)

    _dispatch[collections.ChainMap.__repr__] = _write_chain_map

    def _write_deque(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + '(')
        indent += len(name) + 1
        stream.write('[')
        if object.maxlen is None:
            self._items(object, stream, indent, allowance + 2, context, level)
            stream.write('])')
        else:
            self._items(object, stream, indent, 2, context, level)
            maxlen = self._repr(object.maxlen, context, level)
            stream.write('],\n%smaxlen=%s)' % (' ' * indent, maxlen))

    _dispatch[collections.deque.__repr__] = _write_deque

    def _write_user(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context, level - 1)

    _dispatch[collections.UserDict.__repr__] = _write_user
    _dispatch[collections.UserList.__repr__] = _write_user
    _dispatch[collections.UserString.__repr__] = _write_user

    # ---- on one line ----

    def _safe_repr(self, object, context, maxlevels, level):
        """(text, whether it can be read back, whether it is recursive)"""
        kind = type(object)
        if kind in _SIMPLE:
            return repr(object), True, False
        how = getattr(kind, '__repr__', None)
        if issubclass(kind, int) and how is int.__repr__:
            return (f'{object:_d}' if self._underscore_numbers else repr(object)), True, False
        is_dict = issubclass(kind, dict) and how is dict.__repr__
        is_list = issubclass(kind, list) and how is list.__repr__
        if not is_dict and not is_list and not (issubclass(kind, tuple) and how is tuple.__repr__):
            text = repr(object)
            return text, bool(text) and not text.startswith('<'), False
        key = id(object)
        if not object:
            return '{}' if is_dict else '[]' if is_list else '()', True, False
        form = '{%s}' if is_dict else '[%s]' if is_list else '(%s,)' if len(object) == 1 else '(%s)'
        if maxlevels and level >= maxlevels:
            return form.replace('%s', '...'), False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        readable, recursive = True, False
        parts = []
        if is_dict:
            items = sorted(object.items(), key=_pair_key) if self._sort_dicts else object.items()
            for k, v in items:
                ktext, kreadable, krecursive = self.format(k, context, maxlevels, level + 1)
                vtext, vreadable, vrecursive = self.format(v, context, maxlevels, level + 1)
                parts.append('%s: %s' % (ktext, vtext))
                readable = readable and kreadable and vreadable
                recursive = recursive or krecursive or vrecursive
        else:
            for item in object:
                text, item_readable, item_recursive = self.format(item, context, maxlevels, level + 1)
                parts.append(text)
                readable = readable and item_readable
                recursive = recursive or item_recursive
        del context[key]
        return form % ', '.join(parts), readable, recursive


_SIMPLE = frozenset({str, bytes, bytearray, float, complex, bool, type(None)})
