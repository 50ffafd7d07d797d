"""Bytes as text of 16, 32 or 64 characters (RFC 4648)."""
import binascii

__all__ = ['b64encode', 'b64decode', 'standard_b64encode', 'standard_b64decode', 'urlsafe_b64encode',
           'urlsafe_b64decode', 'b32encode', 'b32decode', 'b16encode', 'b16decode', 'encodebytes', 'decodebytes']

_HEX = frozenset(b'0123456789ABCDEF')
_DIGITS = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
_VALUES = {digit: value for value, digit in enumerate(_DIGITS)}
# How many = stand at the end of base 32's last eight digits for so many bytes in them (RFC 4648, 6).
_PADDING = {5: 0, 4: 1, 3: 3, 2: 4, 1: 6}
_PADDINGS = frozenset(_PADDING.values())
# Two of the 64 digits are others in addresses and file names.
_USUAL, _IN_ADDRESSES = b'+/', b'-_'
_FOR_ADDRESSES = bytes.maketrans(_USUAL, _IN_ADDRESSES)
_FROM_ADDRESSES = bytes.maketrans(_IN_ADDRESSES, _USUAL)


def _given(text):
    """The bytes of an argument, which may be an ASCII string."""
    if not isinstance(text, str):
        try:
            return bytes(memoryview(text))
        except TypeError:
            raise TypeError('argument should be a bytes-like object or ASCII string, not %r'
                            % type(text).__name__) from None
    if not text.isascii():
        raise ValueError('string argument should contain only ASCII characters')
    return bytes(text, 'ascii')


def _pair(altchars):
    """The two digits given for + and /."""
    assert len(altchars) == 2, repr(altchars)
    return altchars


def b64encode(s, altchars=None):
    """Encode a bytes-like object using Base64."""
    digits = binascii.b2a_base64(s, newline=False)
    return digits if altchars is None else digits.translate(bytes.maketrans(_USUAL, _pair(altchars)))


def b64decode(s, altchars=None, validate=False):
    """Decode a Base64 encoded bytes-like object or ASCII string."""
    digits = _given(s)
    if altchars is not None:
        digits = digits.translate(bytes.maketrans(_pair(_given(altchars)), _USUAL))
    return binascii.a2b_base64(digits, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s, None)


def standard_b64decode(s):
    return b64decode(s, None)


def urlsafe_b64encode(s):
    """Encode with - and _ instead of + and /."""
    return standard_b64encode(s).translate(_FOR_ADDRESSES)


def urlsafe_b64decode(s):
    return standard_b64decode(_given(s).translate(_FROM_ADDRESSES))


def b32encode(s):
    """Encode a bytes-like object using Base32."""
    data = bytes(memoryview(s))
    digits = bytearray()
    for group in [data[at:at + 5] for at in range(0, len(data), 5)]:
        bits = int.from_bytes(group.ljust(5, b'\0'), 'big')
        padding = _PADDING[len(group)]
        digits += bytes(_DIGITS[bits >> 5 * place & 31] for place in range(7, padding - 1, -1)) + b'=' * padding
    return bytes(digits)


def b32decode(s, casefold=False, map01=None):
    """Decode a Base32 encoded bytes-like object or ASCII string."""
    digits = _given(s)
    if map01 is not None:
        digits = digits.translate(bytes.maketrans(b'01', b'O' + _given(map01)))
    if casefold:
        digits = digits.upper()
    kept = digits.rstrip(b'=')
    padding = len(digits) - len(kept)
    wrong = binascii.Error('Incorrect padding')
    if len(digits) % 8:
        raise wrong
    if not _VALUES.keys() >= set(kept):
        raise binascii.Error('Non-base32 digit found')
    if padding not in _PADDINGS:
        raise wrong
    bits = 0
    for digit in kept:
        bits = bits << 5 | _VALUES[digit]
    # The bits that fill the last digit belong to no byte.
    size = len(kept) * 5 // 8
    return (bits >> len(kept) * 5 - size * 8).to_bytes(size, 'big')


def b16encode(s):
    """Encode a bytes-like object using Base16."""
    digits = binascii.hexlify(s)
    return digits.upper()


def b16decode(s, casefold=False):
    """Decode a Base16 encoded bytes-like object or ASCII string."""
    digits = _given(s).upper() if casefold else _given(s)
    if not _HEX.issuperset(digits):
        raise binascii.Error('Non-base16 digit found')
    return binascii.unhexlify(digits)


def _data(s):
    try:
        return bytes(memoryview(s))
    except TypeError as wrong:
        raise TypeError(f'expected bytes-like object, not {type(s).__name__}') from wrong


def encodebytes(s):
    """Encode into lines of 76 characters."""
    data = _data(s)
    return b''.join(binascii.b2a_base64(data[at:at + 57]) for at in range(0, len(data), 57))


def decodebytes(s):
    return binascii.a2b_base64(_data(s))
