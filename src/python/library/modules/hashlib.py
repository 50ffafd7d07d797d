"""Digests of bytes: md5, sha1 and sha2."""
from _random import _sha512

__all__ = ['md5', 'sha1', 'sha224', 'sha256', 'sha512', 'new', 'algorithms_guaranteed', 'algorithms_available']

algorithms_guaranteed = algorithms_available = {'md5', 'sha1', 'sha224', 'sha256', 'sha512'}
_MASK = 0xFFFFFFFF


def _primes(count):
    found, n = [], 2
    while len(found) < count:
        if all(n % p for p in found):
            found.append(n)
        n += 1
    return found


def _fraction_bits(n, root):
    """The first 32 bits behind the point of a root."""
    low, high = 0, n << 32
    wanted = n << 32 * root
    while low < high:
        middle = (low + high + 1) // 2
        if middle ** root <= wanted:
            low = middle
        else:
            high = middle - 1
    return low & _MASK


_tables = {}


def _table(name):
    """The constants of an algorithm, computed when they are first needed."""
    if name not in _tables:
        if name == 'sha256':
            _tables[name] = [_fraction_bits(p, 3) for p in _primes(64)]
        else:
            from math import floor, sin
            _tables[name] = [floor(abs(sin(i + 1)) * 4294967296) for i in range(64)]
    return _tables[name]


def _padded(data, order):
    return data + b'\x80' + b'\0' * (-(len(data) + 9) % 64) + (len(data) * 8 & (1 << 64) - 1).to_bytes(8, order)


def _md5(data):
    table = _table('md5')
    turns = (7, 12, 17, 22), (5, 9, 14, 20), (4, 11, 16, 23), (6, 10, 15, 21)
    state = [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476]
    data = _padded(data, 'little')
    for at in range(0, len(data), 64):
        words = [int.from_bytes(data[at + i:at + i + 4], 'little') for i in range(0, 64, 4)]
        a, b, c, d = state
        for i in range(64):
            if i < 16:
                f, g = b & c | ~b & d, i
            elif i < 32:
                f, g = d & b | ~d & c, (5 * i + 1) % 16
            elif i < 48:
                f, g = b ^ c ^ d, (3 * i + 5) % 16
            else:
                f, g = c ^ (b | ~d & _MASK), 7 * i % 16
            f = (f + a + table[i] + words[g]) & _MASK
            turn = turns[i // 16][i % 4]
            a, d, c, b = d, c, b, (b + (f << turn | f >> 32 - turn)) & _MASK
        state = [(x + y) & _MASK for x, y in zip(state, (a, b, c, d))]
    return b''.join([x.to_bytes(4, 'little') for x in state])


def _sha1(data):
    state = [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0]
    data = _padded(data, 'big')
    for at in range(0, len(data), 64):
        w = [int.from_bytes(data[at + i:at + i + 4], 'big') for i in range(0, 64, 4)]
        for i in range(16, 80):
            x = w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16]
            w.append((x << 1 | x >> 31) & _MASK)
        a, b, c, d, e = state
        for i in range(80):
            if i < 20:
                f, k = b & c | ~b & d, 0x5A827999
            elif i < 40:
                f, k = b ^ c ^ d, 0x6ED9EBA1
            elif i < 60:
                f, k = b & c | b & d | c & d, 0x8F1BBCDC
            else:
                f, k = b ^ c ^ d, 0xCA62C1D6
            a, b, c, d, e = ((a << 5 | a >> 27) + f + e + k + w[i]) & _MASK, a, (b << 30 | b >> 2) & _MASK, c, d
        state = [(x + y) & _MASK for x, y in zip(state, (a, b, c, d, e))]
    return b''.join([x.to_bytes(4, 'big') for x in state])



def _sha2(data, state):
    table = _table('sha256')
    data = _padded(data, 'big')
    for at in range(0, len(data), 64):
        w = [int.from_bytes(data[at + i:at + i + 4], 'big') for i in range(0, 64, 4)]
        for i in range(16, 64):
            x, y = w[i - 15], w[i - 2]
            s0 = (x >> 7 | x << 25) ^ (x >> 18 | x << 14) ^ x >> 3
            s1 = (y >> 17 | y << 15) ^ (y >> 19 | y << 13) ^ y >> 10
            w.append((w[i - 16] + w[i - 7] + (s0 & _MASK) + (s1 & _MASK)) & _MASK)
        a, b, c, d, e, f, g, h = state
        for i in range(64):
            s1 = ((e >> 6 | e << 26) ^ (e >> 11 | e << 21) ^ (e >> 25 | e << 7)) & _MASK
            t1 = h + s1 + (e & f ^ ~e & g) + table[i] + w[i]
            s0 = ((a >> 2 | a << 30) ^ (a >> 13 | a << 19) ^ (a >> 22 | a << 10)) & _MASK
            t2 = s0 + (a & b ^ a & c ^ b & c)
            a, b, c, d, e, f, g, h = (t1 + t2) & _MASK, a, b, c, (d + t1) & _MASK, e, f, g
        state = [(x + y) & _MASK for x, y in zip(state, (a, b, c, d, e, f, g, h))]
    return b''.join([x.to_bytes(4, 'big') for x in state])


def _sha256(data):
    return _sha2(data, [_fraction_bits(p, 2) for p in _primes(8)])


def _sha224(data):
    return _sha2(data, [0xC1059ED8, 0x367CD507, 0x3070DD17, 0xF70E5939, 0xFFC00B31, 0x68581511, 0x64F98FA7,
                        0xBEFA4FA4])[:28]


_ALGORITHMS = {'md5': (_md5, 16, 64), 'sha1': (_sha1, 20, 64), 'sha224': (_sha224, 28, 64),
               'sha256': (_sha256, 32, 64), 'sha512': (_sha512, 64, 128)}


class HASH:
    """A digest of the bytes that it is given."""
    __slots__ = 'name', '_data', '_digest'

    def __init__(self, name, data=b''):
        self.name = name
        self._data = b''
        self._digest = None
        self.update(data)

    @property
    def digest_size(self):
        return _ALGORITHMS[self.name][1]

    @property
    def block_size(self):
        return _ALGORITHMS[self.name][2]

    def update(self, obj, /):
        """More bytes."""
        if isinstance(obj, str):
            raise TypeError('Strings must be encoded before hashing')
        if not isinstance(obj, (bytes, bytearray, memoryview)):
            raise TypeError('object supporting the buffer API required')
        self._data += bytes(obj)
        self._digest = None

    def digest(self):
        """The digest of all bytes so far."""
        if self._digest is None:
            self._digest = _ALGORITHMS[self.name][0](self._data)
        return self._digest

    def hexdigest(self):
        """The same in hexadecimal digits."""
        return self.digest().hex()

    def copy(self):
        return HASH(self.name, self._data)

    def __repr__(self):
        return '<%s _hashlib.HASH object @ %#x>' % (self.name, id(self))


HASH.__module__ = '_hashlib'


def new(name, data=b'', *, usedforsecurity=True):
    """A digest by the name of its algorithm."""
    if name.lower() not in _ALGORITHMS:
        raise ValueError('unsupported hash type ' + name)
    return HASH(name.lower(), data)


def md5(string=b'', *, usedforsecurity=True):
    return HASH('md5', string)


def sha1(string=b'', *, usedforsecurity=True):
    return HASH('sha1', string)


def sha224(string=b'', *, usedforsecurity=True):
    return HASH('sha224', string)


def sha256(string=b'', *, usedforsecurity=True):
    return HASH('sha256', string)


def sha512(string=b'', *, usedforsecurity=True):
    return HASH('sha512', string)


def __getattr__(name):
    if name.startswith(('sha3_', 'shake_', 'blake2', 'sha384', 'pbkdf2', 'scrypt', 'file_digest')):
        raise AttributeError(f"heapstep's hashlib has no {name}")
    raise AttributeError(f"module 'hashlib' has no attribute '{name}'")
