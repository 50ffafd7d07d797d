"""Ratios of whole numbers, always exact and in lowest terms."""
import math
import operator
import sys
from numbers import Complex, Integral, Rational, Real

__all__ = ['Fraction']


def _whole(digits, sign=''):
    """The int that digits write, with '_' only between two of them."""
    if digits != digits.strip() or not digits[:1].isdigit():
        raise ValueError
    return int(sign + digits)


def _read(text):
    """Numerator and denominator of '3/4', '0.75' or '75e-2'."""
    body = text.strip()
    sign, body = (body[0], body[1:]) if body[:1] in ('+', '-') else ('', body)
    above, slash, below = body.partition('/')
    if slash:
        return _whole(above, sign), _whole(below)
    mantissa, e, exponent = body.replace('E', 'e').partition('e')
    scale = 0
    if e:
        negative = exponent[:1] in ('+', '-')
        scale = _whole(exponent[negative:], exponent[:negative])
    before, point, after = mantissa.partition('.')
    if not before and not after:
        raise ValueError
    above = _whole(before) if before else 0
    if after:
        digits = len(after.replace('_', ''))
        above = above * 10 ** digits + _whole(after)
        scale -= digits
    above, below = above * 10 ** max(scale, 0), 10 ** max(-scale, 0)
    return -above if sign == '-' else above, below


def _is_decimal(x):
    """Whether x is a Decimal: there is none unless the program has imported decimal."""
    decimal = sys.modules.get('decimal')
    return decimal is not None and isinstance(x, decimal.Decimal)


def _unreduced(above, below):
    return Fraction(above, below, _normalize=False)


# What each operator makes of two ratios a/b and c/d.

def _quotient(a, b, c, d):
    if not c:
        raise ZeroDivisionError(f'Fraction({(a > 0) - (a < 0)}, 0)')
    return Fraction(a * d, b * c)


def _quotient_and_rest(a, b, c, d):
    whole, rest = divmod(a * d, b * c)
    return whole, Fraction(rest, b * d)


_EXACT = {
    operator.add: lambda a, b, c, d: Fraction(a * d + c * b, b * d),
    operator.sub: lambda a, b, c, d: Fraction(a * d - c * b, b * d),
    operator.mul: lambda a, b, c, d: Fraction(a * c, b * d),
    operator.truediv: _quotient,
    operator.floordiv: lambda a, b, c, d: a * d // (b * c),
    operator.mod: lambda a, b, c, d: Fraction(a * d % (b * c), b * d),
    divmod: _quotient_and_rest,
}


def _arithmetic(op, exact):
    """The methods for fraction op other and for other op fraction.

    Both as ratios give an exact result; floats and complex numbers one of their kind. On the left stands a
    Fraction, and only what is built in is known; on the right it may be any number of the tower."""

    def forward(self, other):
        if isinstance(other, (int, Fraction)):
            return exact(self._numerator, self._denominator, other.numerator, other.denominator)
        for kind in (float, complex):
            if isinstance(other, kind):
                return op(kind(self), other)
        return NotImplemented

    def backward(self, other):
        if isinstance(other, Rational):
            return exact(other.numerator, other.denominator, self._numerator, self._denominator)
        for kind, abstract in ((float, Real), (complex, Complex)):
            if isinstance(other, abstract):
                return op(kind(other), kind(self))
        return NotImplemented

    name = op.__name__
    forward.__name__, backward.__name__ = f'__{name}__', f'__r{name}__'
    return {method.__name__: method for method in (forward, backward)}


def _comparison(op):
    """The method for fraction op other."""

    def compare(self, other):
        if isinstance(other, float):
            if not math.isfinite(other):
                # Beside infinity any number is as good as 0.
                return op(0.0, other)
            above, below = other.as_integer_ratio()
        elif isinstance(other, Rational):
            above, below = other.numerator, other.denominator
        else:
            return NotImplemented
        return op(self._numerator * below, above * self._denominator)

    compare.__name__ = f'__{op.__name__}__'
    return {compare.__name__: compare}


class Fraction(Rational):
    """A ratio: Fraction(3, 4), Fraction('3/4'), Fraction('0.75'), Fraction(0.75) are the same."""
    __slots__ = ('_numerator', '_denominator')

    def __new__(cls, numerator=0, denominator=None, *, _normalize=True):
        above, below = numerator, denominator
        if denominator is not None:
            if not (isinstance(above, Rational) and isinstance(below, Rational)):
                raise TypeError('both arguments should be Rational instances')
            above, below = above.numerator * below.denominator, below.numerator * above.denominator
        elif isinstance(above, Rational):
            above, below, _normalize = above.numerator, above.denominator, False
        elif isinstance(above, float) or _is_decimal(above):
            (above, below), _normalize = above.as_integer_ratio(), False
        elif isinstance(above, str):
            try:
                above, below = _read(above)
            except ValueError:
                raise ValueError(f'Invalid literal for Fraction: {numerator!r}') from None
        else:
            raise TypeError('argument should be a string or a Rational instance')
        if not below:
            raise ZeroDivisionError(f'Fraction({above}, 0)')
        if _normalize:
            common = math.gcd(above, below) * (-1 if below < 0 else 1)
            above, below = above // common, below // common
        self = super().__new__(cls)
        self._numerator, self._denominator = above, below
        return self

    @classmethod
    def from_float(cls, f):
        """The ratio that a float is, exactly."""
        if isinstance(f, (float, Integral)):
            return cls(f)
        raise TypeError(f'{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})')

    @classmethod
    def from_decimal(cls, dec):
        """The ratio that a Decimal is, exactly."""
        if isinstance(dec, Integral) or _is_decimal(dec):
            return cls(dec)
        raise TypeError(f'{cls.__name__}.from_decimal() only takes Decimals, not {dec!r} ({type(dec).__name__})')

    numerator = property(lambda self: self._numerator)
    denominator = property(lambda self: self._denominator)

    def as_integer_ratio(self):
        """(numerator, denominator)"""
        return (self._numerator, self._denominator)

    def limit_denominator(self, max_denominator=1000000):
        """The nearest ratio whose denominator is not above a limit."""
        if max_denominator < 1:
            raise ValueError('max_denominator should be at least 1')
        above, below = self._numerator, self._denominator
        if below <= max_denominator:
            return Fraction(self)
        # A continued fraction comes nearer term by term, from either side in turn. Where a whole term more
        # would make the denominator too great, a part of it may still come nearer than the term before.
        older, newer = (0, 1), (1, 0)
        while True:
            term = above // below
            if older[1] + term * newer[1] > max_denominator:
                break
            older, newer = newer, (older[0] + term * newer[0], older[1] + term * newer[1])
            above, below = below, above - term * below
        part = (max_denominator - older[1]) // newer[1]
        between = (older[0] + part * newer[0], older[1] + part * newer[1])
        nearest = newer if 2 * below * between[1] <= self._denominator else between
        return _unreduced(*nearest)

    # ---- operators ----

    for _op in _EXACT:
        locals().update(_arithmetic(_op, _EXACT[_op]))
    for _op in (operator.lt, operator.le, operator.gt, operator.ge):
        locals().update(_comparison(_op))
    del _op

    def __eq__(self, other):
        if isinstance(other, Rational):
            return (other.numerator, other.denominator) == (self._numerator, self._denominator)
        if isinstance(other, Complex) and not isinstance(other, float):
            if other.imag != 0:
                return NotImplemented
            other = other.real
        if not isinstance(other, float):
            return NotImplemented
        return math.isfinite(other) and other.as_integer_ratio() == self.as_integer_ratio()

    def __hash__(self):
        """By the rule for all numbers, so that equal ones have the same hash."""
        prime = sys.hash_info.modulus
        if self._denominator % prime:
            size = hash(hash(abs(self._numerator)) * pow(self._denominator, -1, prime))
        else:
            size = sys.hash_info.inf
        signed = -size if self._numerator < 0 else size
        return signed if signed != -1 else -2

    def __pow__(self, other):
        """Exact for a whole exponent; else a float, or complex."""
        if not isinstance(other, Rational):
            return float(self) ** other
        if other.denominator != 1:
            return float(self) ** float(other)
        power, above, below = other.numerator, self._numerator, self._denominator
        if power < 0:
            power, above, below = -power, below, above
            if not below:
                raise ZeroDivisionError(f'Fraction({above ** power}, 0)')
            if below < 0:
                above, below = -above, -below
        return _unreduced(above ** power, below ** power)

    def __rpow__(self, other):
        whole = self._denominator == 1
        if whole and self._numerator >= 0:
            return other ** self._numerator
        if isinstance(other, Rational):
            return Fraction(other) ** self
        return other ** (self._numerator if whole else float(self))

    def __pos__(self):
        return _unreduced(+self._numerator, self._denominator)

    def __neg__(self):
        return _unreduced(-self._numerator, self._denominator)

    def __abs__(self):
        return _unreduced(abs(self._numerator), self._denominator)

    def __bool__(self):
        return self._numerator != 0

    # ---- rounding ----

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __trunc__(self):
        return self.__ceil__() if self._numerator < 0 else self.__floor__()

    __int__ = __trunc__

    def __round__(self, ndigits=None):
        """The nearest int, of two the even one; with a number of digits a Fraction."""
        if ndigits is not None:
            shift = 10 ** abs(ndigits)
            unit = Fraction(1, shift) if ndigits > 0 else Fraction(shift)
            return round(self / unit) * unit
        down, rest = divmod(self._numerator, self._denominator)
        # Above the half up, at the half up from an odd number.
        return down + (2 * rest + down % 2 > self._denominator)

    # ---- as text, and copied ----

    def __repr__(self):
        return f'{type(self).__name__}({self._numerator}, {self._denominator})'

    def __str__(self):
        over = f'/{self._denominator}' if self._denominator != 1 else ''
        return f'{self._numerator}{over}'

    def __reduce__(self):
        return type(self), self.as_integer_ratio()

    def __copy__(self):
        # What cannot change needs no copy; but a subclass may have attributes.
        return self if type(self) is Fraction else type(self)(*self.as_integer_ratio())

    def __deepcopy__(self, memo):
        return self.__copy__()
