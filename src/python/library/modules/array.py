"""Sequences of numbers of one kind."""
import struct as _struct
from _types import as_in_c as _as_in_c

__all__ = ['array', 'ArrayType', 'typecodes']

typecodes = 'bBuhHiIlLqQfd'
_SIZES = {'b': 1, 'B': 1, 'u': 4, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 8, 'L': 8, 'q': 8, 'Q': 8, 'f': 4, 'd': 8}
_WORDS = {'b': 'signed char', 'B': 'unsigned byte integer', 'h': 'signed short integer', 'H': 'unsigned short'}


def _checked(code, value):
    """A value as the array keeps it."""
    if code == 'u':
        if not isinstance(value, str) or len(value) != 1:
            raise TypeError('array item must be unicode character' if isinstance(value, str) else
                            'must be str, not %s' % type(value).__name__)
        return value
    if code in 'fd':
        if not hasattr(type(value), '__float__') and not hasattr(type(value), '__index__'):
            raise TypeError('must be real number, not %s' % type(value).__name__)
        value = float(value)
        return value if code == 'd' else _struct.unpack('f', _struct.pack('f', value))[0]
    if isinstance(value, float) or not hasattr(type(value), '__index__'):
        raise TypeError("'%s' object cannot be interpreted as an integer" % type(value).__name__)
    value = value.__index__()
    bits = _SIZES[code] * 8
    low, high = (0, (1 << bits) - 1) if code.isupper() else (-(1 << bits - 1), (1 << bits - 1) - 1)
    if low <= value <= high:
        return value
    if code in _WORDS and code not in 'H':
        raise OverflowError('%s is %s than %s' % (_WORDS[code], 'less' if value < low else 'greater',
                                                  'minimum' if value < low else 'maximum'))
    if code == 'H':
        raise OverflowError('unsigned short is %s than %s' % ('less' if value < low else 'greater',
                                                             'minimum' if value < low else 'maximum'))
    if code == 'i':
        if -(1 << 63) <= value < 1 << 63:
            raise OverflowError('signed integer is %s than %s' % ('less' if value < low else 'greater',
                                                                 'minimum' if value < low else 'maximum'))
        raise OverflowError('Python int too large to convert to C long')
    if code.isupper():
        raise OverflowError("can't convert negative value to unsigned int" if value < 0 else
                            'unsigned int is greater than maximum' if code == 'I' else
                            'Python int too large to convert to C unsigned long')
    raise OverflowError('int too big to convert' if code == 'q' else 'Python int too large to convert to C long')


class array:
    """array(typecode [, initializer]) -> array"""
    __slots__ = ('typecode', '_items', '_allocated', '__weakref__')

    def __new__(cls, typecode, initializer=(), /):
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError('array() argument 1 must be a unicode character, not %s' % type(typecode).__name__)
        if typecode not in _SIZES:
            raise ValueError('bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)')
        self = object.__new__(cls)
        self.typecode = typecode
        self._items = []
        self._allocated = 0
        if isinstance(initializer, str):
            if typecode != 'u':
                raise TypeError("cannot use a str to initialize an array with typecode '%s'" % typecode)
            self._items = list(initializer)
        elif isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        elif isinstance(initializer, array):
            self._items = [_checked(typecode, x) for x in initializer._items]
        elif isinstance(initializer, (list, tuple)):
            self._items = [_checked(typecode, x) for x in initializer]
        else:
            for x in initializer:
                self.append(x)
            return self
        self._allocated = len(self._items)
        return self

    itemsize = property(lambda self: _SIZES[self.typecode])

    def _resized(self):
        """As CPython's array_resize makes room."""
        size = len(self._items)
        if not (self._allocated >= size >= self._allocated // 2 and self._allocated):
            self._allocated = (size >> 4) + (3 if size < 8 else 7) + size if size else 0

    def __sizeof__(self):
        return 64 + self._allocated * _SIZES[self.typecode]

    def append(self, v, /):
        self._items.append(_checked(self.typecode, v))
        self._resized()

    def insert(self, i, v, /):
        self._items.insert(i, _checked(self.typecode, v))
        self._resized()

    def pop(self, i=-1, /):
        if not self._items:
            raise IndexError('pop from empty array')
        try:
            value = self._items.pop(i)
        except IndexError:
            raise IndexError('pop index out of range') from None
        self._resized()
        return value

    def remove(self, v, /):
        if v not in self._items:
            raise ValueError('array.remove(x): x not in array')
        self._items.remove(v)
        self._resized()

    def extend(self, bb, /):
        if isinstance(bb, array):
            if bb.typecode != self.typecode:
                raise TypeError('can only extend with array of same kind')
            self._items += bb._items
            self._resized()
            return
        for x in bb:
            self.append(x)

    def fromlist(self, list, /):
        if not isinstance(list, _list):
            raise TypeError('arg must be list')
        self._items += [_checked(self.typecode, x) for x in list]
        self._resized()

    def tolist(self):
        return _list(self._items)

    def frombytes(self, buffer, /):
        size = _SIZES[self.typecode]
        if len(buffer) % size:
            raise ValueError('bytes length not a multiple of item size')
        if self.typecode == 'u':
            self._items += buffer.decode('utf-32-le')
        else:
            self._items += _struct.unpack('%d%s' % (len(buffer) // size, self.typecode), buffer)
        self._resized()

    def tobytes(self):
        if self.typecode == 'u':
            return ''.join(self._items).encode('utf-32-le')
        return _struct.pack('%d%s' % (len(self._items), self.typecode), *self._items)

    def tounicode(self):
        if self.typecode != 'u':
            raise ValueError("tounicode() may only be called on unicode type arrays")
        return ''.join(self._items)

    def byteswap(self):
        size = _SIZES[self.typecode]
        data = self.tobytes()
        self._items = _list(_struct.unpack('%d%s' % (len(self._items), self.typecode), b''.join(
            [data[i:i + size][::-1] for i in range(0, len(data), size)])))

    def buffer_info(self):
        return id(self._items), len(self._items)

    def count(self, v, /):
        return self._items.count(v)

    def index(self, v, start=0, stop=9223372036854775807, /):
        try:
            return self._items.index(v, start, stop)
        except ValueError:
            raise ValueError('array.index(x): x not in array') from None

    def reverse(self):
        self._items.reverse()

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, v):
        return v in self._items

    def _new(self, items):
        made = object.__new__(array)
        made.typecode = self.typecode
        made._items = items
        made._allocated = len(items)
        return made

    def __getitem__(self, i):
        if isinstance(i, slice):
            return self._new(self._items[i])
        try:
            return self._items[i]
        except IndexError:
            raise IndexError('array index out of range') from None
        except TypeError:
            raise TypeError('array indices must be integers') from None

    def __setitem__(self, i, v):
        if isinstance(i, slice):
            if not isinstance(v, array):
                raise TypeError('can only assign array (not "%s") to array slice' % type(v).__name__)
            if v.typecode != self.typecode:
                raise TypeError('bad argument type for built-in operation')
            self._items[i] = v._items
            self._resized()
            return
        v = _checked(self.typecode, v)
        try:
            self._items[i] = v
        except IndexError:
            raise IndexError('array assignment index out of range') from None

    def __delitem__(self, i):
        try:
            del self._items[i]
        except IndexError:
            raise IndexError('array assignment index out of range') from None
        self._resized()

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError('can only append array (not "%s") to array' % type(other).__name__)
        if other.typecode != self.typecode:
            raise TypeError('bad argument type for built-in operation')
        return self._new(self._items + other._items)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError('can only extend with array (not "%s")' % type(other).__name__)
        self.extend(other)
        return self

    def __mul__(self, n):
        return self._new(self._items * n) if isinstance(n, int) else NotImplemented

    __rmul__ = __mul__

    def __imul__(self, n):
        self._items *= n
        self._resized()
        return self

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return self._items <= other._items if isinstance(other, array) else NotImplemented

    def __gt__(self, other):
        return self._items > other._items if isinstance(other, array) else NotImplemented

    def __ge__(self, other):
        return self._items >= other._items if isinstance(other, array) else NotImplemented

    __hash__ = None

    def __copy__(self):
        return self._new(self._items[:])

    def __deepcopy__(self, memo):
        return self._new(self._items[:])

    def __reduce_ex__(self, protocol):
        return array, (self.typecode, _list(self._items))

    def __repr__(self):
        if not self._items:
            return "array('%s')" % self.typecode
        shown = repr(''.join(self._items)) if self.typecode == 'u' else repr(self._items)
        return "array('%s', %s)" % (self.typecode, shown)


_as_in_c(array)
_list = list
ArrayType = array
