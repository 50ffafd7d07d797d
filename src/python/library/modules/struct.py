"""Functions to convert between Python values and C structs as bytes."""
from functools import lru_cache as _lru_cache

__all__ = ['calcsize', 'pack', 'pack_into', 'unpack', 'unpack_from', 'iter_unpack', 'Struct', 'error']


class error(Exception):
    pass


_INTS = {'b': 1, 'B': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 4, 'L': 4, 'q': 8, 'Q': 8}
_NATIVE = {'l': 8, 'L': 8, 'n': 8, 'N': 8, 'P': 8}
_FLOATS = {'f': 4, 'd': 8}
_NAMES = {'b': 'byte', 'B': 'ubyte', 'h': 'short', 'H': 'ushort'}


@_lru_cache(100)
def _layout(format):
    """(byte order, [(letter, size, repetitions, place)], size of all, number of values)"""
    if isinstance(format, bytes):
        format = format.decode('ascii')
    order, native, at = 'little', True, 0
    if format[:1] in ('@', '=', '<', '>', '!') and format:
        native = format[0] == '@'
        order = 'big' if format[0] in '>!' else 'little'
        at = 1
    items, place, values = [], 0, 0
    while at < len(format):
        if format[at].isspace():
            at += 1
            continue
        start = at
        while at < len(format) and format[at] in '0123456789':
            at += 1
        if at == len(format):
            raise error('repeat count given without format specifier')
        count = int(format[start:at]) if at > start else 1
        c = format[at]
        at += 1
        if c in 'xcs?p':
            size = 1
        elif native and c in _NATIVE:
            size = _NATIVE[c]
        elif c in _INTS:
            size = _INTS[c]
        elif c in _FLOATS:
            size = _FLOATS[c]
        else:
            raise error('bad char in struct format')
        if native and c not in 'xcsp?':
            place += -place % size
        items.append((c, size, count, place))
        place += size * count
        if c in 'sp':
            values += 1
        elif c != 'x':
            values += count
    return order, items, place, values


def calcsize(format, /):
    """How many bytes a format has."""
    return _layout(format)[2]


def _float_bytes(value, size, order):
    if not hasattr(type(value), '__float__') and not hasattr(type(value), '__index__'):
        raise error('required argument is not a float')
    value = float(value)
    data = bytearray(size)
    view = memoryview(data).cast('f' if size == 4 else 'd')
    view[0] = value
    return bytes(data) if order == 'little' else bytes(data)[::-1]


def _int_bytes(c, value, size, order):
    signed = c in 'bhilqn'
    if not isinstance(value, int):
        if not hasattr(type(value), '__index__'):
            raise error('required argument is not an integer')
        value = value.__index__()
    try:
        return value.to_bytes(size, order, signed=signed)
    except OverflowError:
        pass
    if c in _NAMES:
        low, high = (-(1 << size * 8 - 1), (1 << size * 8 - 1) - 1) if signed else (0, (1 << size * 8) - 1)
        raise error('%s format requires %s <= number <= %s' % (_NAMES[c], low, high))
    if not signed and value < 0:
        raise error('argument out of range')
    if size == 4:
        low, high = ('-2147483648', '2147483647') if signed else ('0', '4294967295')
        raise error("'%s' format requires %s <= number <= %s" % (c, low, high))
    raise error('int too large to convert')


def pack(format, /, *values):
    """The values as bytes, as the format says."""
    order, items, size, wanted = _layout(format)
    if len(values) != wanted:
        raise error('pack expected %d items for packing (got %d)' % (wanted, len(values)))
    out = bytearray(size)
    values = iter(values)
    for c, width, count, place in items:
        if c == 'x':
            continue
        if c in 'sp':
            value = next(values)
            if not isinstance(value, (bytes, bytearray)):
                raise error("argument for '%s' must be a bytes object" % c)
            if c == 'p' and count:
                value = value[:min(count - 1, 255)]
                value = bytes([len(value)]) + value
            out[place:place + min(len(value), count)] = value[:count]
            continue
        for i in range(count):
            value = next(values)
            if c == 'c':
                if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
                    raise error('char format requires a bytes object of length 1')
                data = value
            elif c == '?':
                data = bytes([bool(value)])
            elif c in 'fd':
                data = _float_bytes(value, width, order)
            else:
                data = _int_bytes(c, value, width, order)
            out[place + i * width:place + (i + 1) * width] = data
    return bytes(out)


def _unpack(layout, data, start):
    order, items, size, _ = layout
    result = []
    for c, width, count, place in items:
        at = start + place
        if c == 'x':
            continue
        if c == 's':
            result.append(bytes(data[at:at + count]))
            continue
        if c == 'p':
            length = min(data[at], count - 1) if count else 0
            result.append(bytes(data[at + 1:at + 1 + length]))
            continue
        for i in range(count):
            part = bytes(data[at + i * width:at + (i + 1) * width])
            if c == 'c':
                result.append(part)
            elif c == '?':
                result.append(part != b'\0')
            elif c in 'fd':
                result.append(memoryview(part if order == 'little' else part[::-1]).cast(c)[0])
            else:
                result.append(int.from_bytes(part, order, signed=c in 'bhilqn'))
    return tuple(result)


def unpack(format, buffer, /):
    """The values in bytes, as the format says."""
    layout = _layout(format)
    if len(buffer) != layout[2]:
        raise error('unpack requires a buffer of %d bytes' % layout[2])
    return _unpack(layout, buffer, 0)


def unpack_from(format, /, buffer, offset=0):
    """The values in bytes from a place on."""
    layout = _layout(format)
    if offset < 0:
        if offset + len(buffer) < 0:
            raise error('offset %d out of range for %d-byte buffer' % (offset, len(buffer)))
        offset += len(buffer)
    if len(buffer) - offset < layout[2]:
        raise error('unpack_from requires a buffer of at least %d bytes for unpacking %d bytes at offset %d (actual '
                    'buffer size is %d)' % (offset + layout[2], layout[2], offset, len(buffer)))
    return _unpack(layout, buffer, offset)


def iter_unpack(format, buffer, /):
    """The values of one struct after the other."""
    layout = _layout(format)
    if not layout[2]:
        raise error('cannot iteratively unpack with a struct of length 0')
    if len(buffer) % layout[2]:
        raise error('iterative unpacking requires a buffer of a multiple of %d bytes' % layout[2])
    return (_unpack(layout, buffer, at) for at in range(0, len(buffer), layout[2]))


def pack_into(format, buffer, offset, /, *values):
    """The values as bytes, in a buffer from a place on."""
    size = _layout(format)[2]
    if offset < 0:
        offset += len(buffer)
    if len(buffer) - offset < size:
        raise error('pack_into requires a buffer of at least %d bytes for packing %d bytes at offset %d (actual buffer '
                    'size is %d)' % (offset + size, size, offset, len(buffer)))
    data = pack(format, *values)
    for i, byte in enumerate(data):
        buffer[offset + i] = byte


class Struct:
    """A format that was read once."""

    def __init__(self, format):
        if isinstance(format, bytes):
            format = format.decode('ascii')
        self.format = format
        self.size = calcsize(format)

    def pack(self, *values):
        return pack(self.format, *values)

    def unpack(self, buffer, /):
        return unpack(self.format, buffer)

    def unpack_from(self, buffer, offset=0):
        return unpack_from(self.format, buffer, offset)

    def iter_unpack(self, buffer, /):
        return iter_unpack(self.format, buffer)

    def pack_into(self, buffer, offset, /, *values):
        pack_into(self.format, buffer, offset, *values)

    def __repr__(self):
        return '<_struct.Struct object at %#x>' % id(self)


Struct.__module__ = '_struct'
