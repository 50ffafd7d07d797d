"""Base16, Base32, Base64 (RFC 3548), Base85 data encodings."""
import binascii

__all__ = ['b64encode', 'b64decode', 'standard_b64encode', 'standard_b64decode', 'urlsafe_b64encode',
           'urlsafe_b64decode', 'b32encode', 'b32decode', 'b16encode', 'b16decode', 'encodebytes', 'decodebytes']

_BASE32 = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode('ascii')
        except UnicodeEncodeError:
            raise ValueError('string argument should contain only ASCII characters')
    if isinstance(s, (bytes, bytearray)):
        return bytes(s)
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError('argument should be a bytes-like object or ASCII string, not %r' % s.__class__.__name__) \
            from None


def b64encode(s, altchars=None):
    """Encode a bytes-like object using Base64."""
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return encoded.translate(bytes.maketrans(b'+/', altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    """Decode a Base64 encoded bytes-like object or ASCII string."""
    s = _bytes(s)
    if altchars is not None:
        altchars = _bytes(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b'+/'))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    """Encode with - and _ instead of + and /."""
    return b64encode(s).translate(bytes.maketrans(b'+/', b'-_'))


def urlsafe_b64decode(s):
    return b64decode(_bytes(s).translate(bytes.maketrans(b'-_', b'+/')))


def b32encode(s):
    """Encode a bytes-like object using Base32."""
    s = bytes(s)
    left = len(s) % 5
    if left:
        s += b'\0' * (5 - left)
    out = bytearray()
    for i in range(0, len(s), 5):
        n = int.from_bytes(s[i:i + 5], 'big')
        out += bytes([_BASE32[n >> shift & 31] for shift in range(35, -1, -5)])
    if left:
        pad = {1: 6, 2: 4, 3: 3, 4: 1}[left]
        out[-pad:] = b'=' * pad
    return bytes(out)


def b32decode(s, casefold=False, map01=None):
    """Decode a Base32 encoded bytes-like object or ASCII string."""
    s = _bytes(s)
    if len(s) % 8:
        raise binascii.Error('Incorrect padding')
    if casefold:
        s = s.upper()
    size = len(s)
    s = s.rstrip(b'=')
    pad = size - len(s)
    out = bytearray()
    for i in range(0, len(s), 8):
        n = 0
        for c in s[i:i + 8].ljust(8, b'A'):
            value = _BASE32.find(c)
            if value < 0:
                raise binascii.Error('Non-base32 digit found')
            n = n << 5 | value
        out += n.to_bytes(5, 'big')
    if pad not in (0, 1, 3, 4, 6):
        raise binascii.Error('Incorrect padding')
    if pad:
        del out[-(43 - 5 * pad) // -8 - 5:]
    return bytes(out)


def b16encode(s):
    """Encode a bytes-like object using Base16."""
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    """Decode a Base16 encoded bytes-like object or ASCII string."""
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if any(c not in b'0123456789ABCDEF' for c in s):
        raise binascii.Error('Non-base16 digit found')
    return binascii.unhexlify(s)


def encodebytes(s):
    """Encode into lines of 76 characters."""
    return b''.join([binascii.b2a_base64(s[i:i + 57]) for i in range(0, len(s), 57)])


def decodebytes(s):
    return binascii.a2b_base64(s)
