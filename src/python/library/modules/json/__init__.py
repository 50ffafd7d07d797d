"""JSON: text from values and values from text."""
__all__ = ['dump', 'dumps', 'load', 'loads', 'JSONDecoder', 'JSONDecodeError', 'JSONEncoder']

_escapes = {'"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\f': '\\f',
            '\b': '\\b'}


class JSONDecodeError(ValueError):
    """What is wrong with a document, and where."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count('\n', 0, pos) + 1
        colno = pos - doc.rfind('\n', 0, pos)
        ValueError.__init__(self, '%s: line %d column %d (char %d)' % (msg, lineno, colno, pos))
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


# ---- writing ----

def _quote(s, ensure_ascii):
    out = ['"']
    for c in s:
        if c in _escapes:
            out.append(_escapes[c])
        elif c < ' ' or (ensure_ascii and c > '~'):
            n = ord(c)
            if n > 0xFFFF:
                n -= 0x10000
                out.append('\\u%04x\\u%04x' % (0xD800 | n >> 10, 0xDC00 | n & 0x3FF))
            else:
                out.append('\\u%04x' % n)
        else:
            out.append(c)
    out.append('"')
    return ''.join(out)


class JSONEncoder:
    """Extensible JSON encoder for Python data structures."""
    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                 sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = ' ' * indent if isinstance(indent, int) else indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        """Return a serializable object for ``o``, or raise a ``TypeError``."""
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def encode(self, o):
        return ''.join(self.iterencode(o))

    def iterencode(self, o, _one_shot=False):
        return self._value(o, {} if self.check_circular else None, 0)

    def _number(self, o):
        if o != o:
            text = 'NaN'
        elif o in (float('inf'), -float('inf')):
            text = 'Infinity' if o > 0 else '-Infinity'
        else:
            return float.__repr__(o)
        if not self.allow_nan:
            raise ValueError('Out of range float values are not JSON compliant: ' + repr(o))
        return text

    def _atom(self, o):
        if isinstance(o, str):
            return _quote(o, self.ensure_ascii)
        if o is None:
            return 'null'
        if o is True:
            return 'true'
        if o is False:
            return 'false'
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self._number(o)
        return None

    def _value(self, o, markers, level):
        atom = self._atom(o)
        if atom is not None:
            yield atom
            return
        if markers is not None:
            if id(o) in markers:
                raise ValueError('Circular reference detected')
            markers[id(o)] = o
        if isinstance(o, dict):
            yield from self._dict(o, markers, level)
        elif isinstance(o, (list, tuple)):
            yield from self._list(o, markers, level)
        else:
            yield from self._value(self.default(o), markers, level)
        if markers is not None:
            del markers[id(o)]

    def _around(self, level):
        if self.indent is None:
            return '', self.item_separator, ''
        inner = '\n' + self.indent * (level + 1)
        return inner, self.item_separator + inner, '\n' + self.indent * level

    def _list(self, o, markers, level):
        if not o:
            yield '[]'
            return
        before, between, after = self._around(level)
        yield '[' + before
        for i, value in enumerate(o):
            if i:
                yield between
            yield from self._value(value, markers, level + 1)
        yield after + ']'

    def _dict(self, o, markers, level):
        if not o:
            yield '{}'
            return
        before, between, after = self._around(level)
        yield '{'
        first = True
        for key, value in (sorted(o.items()) if self.sort_keys else o.items()):
            if not isinstance(key, str):
                atom = self._atom(key)
                if atom is None:
                    if self.skipkeys:
                        continue
                    raise TypeError('keys must be str, int, float, bool or None, not '
                                    + key.__class__.__name__)
                key = atom
            yield before if first else between
            first = False
            yield _quote(key, self.ensure_ascii) + self.key_separator
            yield from self._value(value, markers, level + 1)
        yield after + '}'


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None,
          indent=None, separators=None, default=None, sort_keys=False, **kw):
    """Serialize ``obj`` to a JSON formatted ``str``."""
    return (cls or JSONEncoder)(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular,
        allow_nan=allow_nan, indent=indent, separators=separators, default=default,
        sort_keys=sort_keys, **kw).encode(obj)


def dump(obj, fp, **kw):
    """Serialize ``obj`` as a JSON formatted stream to ``fp``."""
    fp.write(dumps(obj, **kw))


# ---- reading ----

_space = ' \t\n\r'
_unescapes = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}


class JSONDecoder:
    """Simple JSON decoder"""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
                 strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or float
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        obj, end = self.raw_decode(s, self._skip(s, 0))
        end = self._skip(s, end)
        if end != len(s):
            raise JSONDecodeError('Extra data', s, end)
        return obj

    def raw_decode(self, s, idx=0):
        try:
            return self._value(s, idx)
        except StopIteration as err:
            raise JSONDecodeError('Expecting value', s, err.value) from None

    @staticmethod
    def _skip(s, at):
        while at < len(s) and s[at] in _space:
            at += 1
        return at

    def _value(self, s, at):
        c = s[at:at + 1]
        if c == '"':
            return self._string(s, at + 1)
        if c == '{':
            return self._object(s, at + 1)
        if c == '[':
            return self._array(s, at + 1)
        for text, value in (('null', None), ('true', True), ('false', False)):
            if s.startswith(text, at):
                return value, at + len(text)
        for text in ('NaN', 'Infinity', '-Infinity'):
            if s.startswith(text, at):
                return self.parse_constant(text), at + len(text)
        return self._number(s, at)

    def _digits(self, s, at):
        while at < len(s) and '0' <= s[at] <= '9':
            at += 1
        return at

    def _number(self, s, at):
        start = at
        if s.startswith('-', at):
            at += 1
        if s.startswith('0', at):
            end = at + 1
        else:
            end = self._digits(s, at)
        if end == at:
            raise StopIteration(start)
        whole = end
        if s.startswith('.', end):
            after = self._digits(s, end + 1)
            if after > end + 1:
                end = after
        if end < len(s) and s[end] in 'eE':
            sign = end + 1
            if sign < len(s) and s[sign] in '+-':
                sign += 1
            after = self._digits(s, sign)
            if after > sign:
                end = after
        text = s[start:end]
        return (self.parse_int if end == whole else self.parse_float)(text), end

    def _hex(self, s, at):
        digits = s[at:at + 4]
        try:
            if len(digits) == 4 and all(c in '0123456789abcdefABCDEF' for c in digits):
                return int(digits, 16)
        except ValueError:
            pass
        raise JSONDecodeError('Invalid \\uXXXX escape', s, at - 1)

    def _string(self, s, at):
        begin = at - 1
        out = []
        while True:
            start = at
            while at < len(s) and s[at] not in '"\\' and (s[at] >= ' ' or not self.strict):
                at += 1
            out.append(s[start:at])
            if at >= len(s):
                raise JSONDecodeError('Unterminated string starting at', s, begin)
            c = s[at]
            if c == '"':
                return ''.join(out), at + 1
            if c != '\\':
                raise JSONDecodeError('Invalid control character at', s, at)
            c = s[at + 1:at + 2]
            if not c:
                raise JSONDecodeError('Unterminated string starting at', s, begin)
            if c != 'u':
                if c not in _unescapes:
                    raise JSONDecodeError('Invalid \\escape', s, at)
                out.append(_unescapes[c])
                at += 2
                continue
            n = self._hex(s, at + 2)
            at += 6
            if 0xD800 <= n <= 0xDBFF and s.startswith('\\u', at):
                low = self._hex(s, at + 2)
                if 0xDC00 <= low <= 0xDFFF:
                    n = 0x10000 + ((n - 0xD800) << 10 | low - 0xDC00)
                    at += 6
            out.append(chr(n))

    def _item(self, s, at):
        try:
            return self._value(s, at)
        except StopIteration as err:
            raise JSONDecodeError('Expecting value', s, err.value) from None

    def _object(self, s, at):
        pairs = []
        at = self._skip(s, at)
        if s.startswith('}', at):
            at += 1
        else:
            while True:
                if not s.startswith('"', at):
                    raise JSONDecodeError('Expecting property name enclosed in double quotes', s,
                                          at)
                key, at = self._string(s, at + 1)
                at = self._skip(s, at)
                if not s.startswith(':', at):
                    raise JSONDecodeError("Expecting ':' delimiter", s, at)
                value, at = self._item(s, self._skip(s, at + 1))
                pairs.append((key, value))
                at = self._skip(s, at)
                if s.startswith('}', at):
                    at += 1
                    break
                if not s.startswith(',', at):
                    raise JSONDecodeError("Expecting ',' delimiter", s, at)
                at = self._skip(s, at + 1)
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs), at
        found = dict(pairs)
        return (found if self.object_hook is None else self.object_hook(found)), at

    def _array(self, s, at):
        values = []
        at = self._skip(s, at)
        if s.startswith(']', at):
            return values, at + 1
        while True:
            value, at = self._item(s, at)
            values.append(value)
            at = self._skip(s, at)
            if s.startswith(']', at):
                return values, at + 1
            if not s.startswith(',', at):
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            at = self._skip(s, at + 1)


def loads(s, *, cls=None, **kw):
    """Deserialize ``s`` (a ``str``, ``bytes`` or ``bytearray``) to a Python object."""
    if isinstance(s, (bytes, bytearray)):
        s = s.decode('utf-8')
    elif not isinstance(s, str):
        raise TypeError('the JSON object must be str, bytes or bytearray, '
                        f'not {s.__class__.__name__}')
    elif s.startswith('\ufeff'):
        raise JSONDecodeError('Unexpected UTF-8 BOM (decode using utf-8-sig)', s, 0)
    return (cls or JSONDecoder)(**kw).decode(s)


def load(fp, **kw):
    """Deserialize ``fp`` (a file-like object containing a JSON document) to a Python object."""
    return loads(fp.read(), **kw)
