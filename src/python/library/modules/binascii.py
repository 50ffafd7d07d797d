"""Conversion between binary data and ASCII."""

__all__ = ['a2b_base64', 'a2b_hex', 'b2a_base64', 'b2a_hex', 'crc32', 'hexlify', 'unhexlify', 'Error', 'Incomplete']


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


_CHARACTERS = b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
_VALUES = {c: i for i, c in enumerate(_CHARACTERS)}
_crc_table = None


def _ascii(data):
    if isinstance(data, str):
        if not data.isascii():
            raise ValueError('string argument should contain only ASCII characters')
        return data.encode()
    return bytes(data) if isinstance(data, (bytes, bytearray)) else memoryview(data).tobytes()


def b2a_base64(data, /, *, newline=True):
    """Base64-code line of data."""
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise TypeError("a bytes-like object is required, not '%s'" % type(data).__name__)
    data = bytes(data)
    out = bytearray()
    characters = _CHARACTERS
    whole = len(data) // 3 * 3
    for i in range(0, whole, 3):
        n = data[i] << 16 | data[i + 1] << 8 | data[i + 2]
        out += bytes((characters[n >> 18], characters[n >> 12 & 63], characters[n >> 6 & 63], characters[n & 63]))
    if len(data) - whole == 1:
        n = data[whole] << 4
        out += bytes((characters[n >> 6], characters[n & 63])) + b'=='
    elif len(data) - whole == 2:
        n = (data[whole] << 8 | data[whole + 1]) << 2
        out += bytes((characters[n >> 12], characters[n >> 6 & 63], characters[n & 63])) + b'='
    return bytes(out + b'\n' if newline else out)


def a2b_base64(data, /, *, strict_mode=False):
    """Decode a line of base64 data."""
    data = _ascii(data)
    out = bytearray()
    n = count = pads = 0
    for i, c in enumerate(data):
        if c == 61:
            if count >= 2 and count + pads + 1 >= 4:
                if strict_mode and i + 1 < len(data):
                    raise Error('Excess data after padding')
                pads = 4 - count
                break
            if strict_mode and count < 2 and not pads:
                raise Error('Leading padding not allowed' if i == 0 else 'Discontinuous padding not allowed')
            if count >= 2:
                pads += 1
            continue
        value = _VALUES.get(c)
        if value is None:
            if strict_mode:
                raise Error('Only base64 data is allowed')
            continue
        if strict_mode and pads:
            raise Error('Discontinuous padding not allowed')
        pads = 0
        n = n << 6 | value
        count += 1
        if count == 4:
            out += n.to_bytes(3, 'big')
            n = count = 0
    if count == 1:
        raise Error('Invalid base64-encoded string: number of data characters (%d) cannot be 1 more than a multiple '
                    'of 4' % (len(out) // 3 * 4 + 1))
    if count:
        if count + pads != 4:
            raise Error('Incorrect padding')
        out += (n >> (4 if count == 2 else 2)).to_bytes(count - 1, 'big')
    return bytes(out)


def hexlify(data, sep=None, bytes_per_sep=1):
    """Hexadecimal representation of binary data."""
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise TypeError("a bytes-like object is required, not '%s'" % type(data).__name__)
    data = bytes(data)
    return (data.hex() if sep is None else data.hex(sep, bytes_per_sep)).encode()


b2a_hex = hexlify


def unhexlify(hexstr, /):
    """Binary data of hexadecimal representation."""
    text = _ascii(hexstr)
    if len(text) % 2:
        raise Error('Odd-length string')
    if any(c not in b'0123456789abcdefABCDEF' for c in text):
        raise Error('Non-hexadecimal digit found')
    return bytes.fromhex(text.decode())


a2b_hex = unhexlify


def crc32(data, crc=0, /):
    """Compute CRC-32 incrementally."""
    global _crc_table
    if _crc_table is None:
        _crc_table = []
        for n in range(256):
            for _ in range(8):
                n = n >> 1 ^ 0xEDB88320 if n & 1 else n >> 1
            _crc_table.append(n)
    crc ^= 0xFFFFFFFF
    for byte in data:
        crc = _crc_table[(crc ^ byte) & 255] ^ crc >> 8
    return crc ^ 0xFFFFFFFF
