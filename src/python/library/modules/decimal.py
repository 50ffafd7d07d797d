"""Decimal fixed-point and floating-point arithmetic (the General Decimal Arithmetic Specification), over big ints."""
import math as _math
import numbers as _numbers
import sys as _sys
from collections import namedtuple as _namedtuple
from _types import as_in_c as _as_in_c

__all__ = ['Decimal', 'Context', 'DecimalTuple', 'DefaultContext', 'BasicContext', 'ExtendedContext',
           'DecimalException', 'Clamped', 'InvalidOperation', 'DivisionByZero', 'Inexact', 'Rounded', 'Subnormal',
           'Overflow', 'Underflow', 'FloatOperation', 'DivisionImpossible', 'InvalidContext', 'ConversionSyntax',
           'DivisionUndefined', 'ROUND_DOWN', 'ROUND_HALF_UP', 'ROUND_HALF_EVEN', 'ROUND_CEILING', 'ROUND_FLOOR',
           'ROUND_UP', 'ROUND_HALF_DOWN', 'ROUND_05UP', 'setcontext', 'getcontext', 'localcontext', 'MAX_PREC',
           'MAX_EMAX', 'MIN_EMIN', 'MIN_ETINY', 'HAVE_THREADS', 'HAVE_CONTEXTVAR']

ROUND_DOWN = 'ROUND_DOWN'
ROUND_HALF_UP = 'ROUND_HALF_UP'
ROUND_HALF_EVEN = 'ROUND_HALF_EVEN'
ROUND_CEILING = 'ROUND_CEILING'
ROUND_FLOOR = 'ROUND_FLOOR'
ROUND_UP = 'ROUND_UP'
ROUND_HALF_DOWN = 'ROUND_HALF_DOWN'
ROUND_05UP = 'ROUND_05UP'
_MODES = (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
          ROUND_05UP)
MAX_PREC = 999999999999999999
MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999
MIN_ETINY = -1999999999999999997
HAVE_THREADS = True
HAVE_CONTEXTVAR = True
__version__ = '1.70'
__libmpdec_version__ = '2.5.1'

DecimalTuple = _namedtuple('DecimalTuple', 'sign digits exponent')


# ---- signals ----

class DecimalException(ArithmeticError):
    """Base exception class."""


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class InvalidContext(InvalidOperation):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


_SIGNALS = (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal, Inexact, Rounded,
            Clamped)


def _signal_of(condition):
    """The signal that a condition belongs to."""
    if condition in (ConversionSyntax, DivisionImpossible, DivisionUndefined, InvalidContext):
        return InvalidOperation
    return condition


# ---- rounding ----

def _divide_rounded(sign, n, d, mode):
    """(n / d as an int, rounded; whether anything was lost)"""
    quotient, rest = divmod(n, d)
    if not rest:
        return quotient, False
    if mode == ROUND_DOWN:
        up = False
    elif mode == ROUND_UP:
        up = True
    elif mode == ROUND_CEILING:
        up = not sign
    elif mode == ROUND_FLOOR:
        up = bool(sign)
    elif mode == ROUND_05UP:
        up = quotient % 5 == 0
    else:
        twice = 2 * rest
        if twice != d:
            up = twice > d
        elif mode == ROUND_HALF_UP:
            up = True
        elif mode == ROUND_HALF_DOWN:
            up = False
        else:
            up = quotient % 2 == 1
    return quotient + up, True


def _digits(n):
    """How many decimal digits a positive int has; 1 for 0."""
    estimate = n.bit_length() * 30103 // 100000
    if estimate < 15:
        return len(str(n))
    return estimate + (n >= 10 ** estimate) if n >= 10 ** (estimate - 1) else estimate - 1


# ---- contexts ----

class Context:
    """Precision, rounding, signals: how arithmetic is done."""

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None,
                 traps=None):
        base = _DEFAULTS
        self._set('prec', base[0] if prec is None else prec)
        self._set('rounding', base[1] if rounding is None else rounding)
        self._set('Emin', base[2] if Emin is None else Emin)
        self._set('Emax', base[3] if Emax is None else Emax)
        self._set('capitals', base[4] if capitals is None else capitals)
        self._set('clamp', base[5] if clamp is None else clamp)
        if traps is None:
            traps = _DefaultContext.traps if _DefaultContext is not None else _TRAPPED
        self.traps = self._signal_dict(traps)
        self.flags = self._signal_dict(() if flags is None else flags)

    @staticmethod
    def _signal_dict(signals):
        if isinstance(signals, dict):
            return {s: bool(signals.get(s, False)) for s in _SIGNALS}
        for s in signals:
            if s not in _SIGNALS:
                raise TypeError('list of signals expected')
        return {s: s in signals for s in _SIGNALS}

    def _set(self, name, value):
        limits = {'prec': (1, MAX_PREC), 'Emin': (MIN_EMIN, 0), 'Emax': (0, MAX_EMAX), 'capitals': (0, 1),
                  'clamp': (0, 1)}
        if name in limits:
            if not isinstance(value, int):
                raise TypeError('an integer is required (got type %s)' % type(value).__name__)
            low, high = limits[name]
            if not low <= value <= high:
                bounds = {'prec': 'range for prec is [1, MAX_PREC]', 'Emin': 'range for Emin is [MIN_EMIN, 0]',
                          'Emax': 'range for Emax is [0, MAX_EMAX]'}
                raise ValueError('valid ' + bounds.get(name, 'values for %s are 0 or 1' % name))
        elif name == 'rounding' and value not in _MODES:
            raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
                            "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
        object.__setattr__(self, name, value)

    def __setattr__(self, name, value):
        if name in ('flags', 'traps'):
            object.__setattr__(self, name, self._signal_dict(value))
        elif name in ('prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp'):
            self._set(name, value)
        else:
            raise AttributeError("'decimal.Context' object has no attribute '%s'" % name)

    def __repr__(self):
        def names(signals):
            return '[' + ', '.join([s.__name__ for s in _SIGNALS if signals[s]]) + ']'
        return ('Context(prec=%d, rounding=%s, Emin=%d, Emax=%d, capitals=%d, clamp=%d, flags=%s, traps=%s)'
                % (self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, names(self.flags),
                   names(self.traps)))

    def copy(self):
        """The same, with flags of its own."""
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, self.flags,
                       self.traps)

    __copy__ = copy

    def clear_flags(self):
        for s in _SIGNALS:
            self.flags[s] = False

    def clear_traps(self):
        for s in _SIGNALS:
            self.traps[s] = False

    def Etiny(self):
        """The least exponent: Emin - prec + 1"""
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def _raise(self, *conditions):
        """Sets flags; raises the first whose signal is trapped."""
        trapped = []
        for condition in conditions:
            signal = _signal_of(condition)
            self.flags[signal] = True
            if self.traps[signal]:
                trapped.append(condition)
        if trapped:
            raise _signal_of(trapped[0])(trapped)

    def _invalid(self, condition=InvalidOperation):
        self._raise(condition)
        return _NAN

    def create_decimal(self, num='0'):
        """A Decimal rounded to this context."""
        if isinstance(num, str) and not _is_text_of_number(num):
            return self._invalid(ConversionSyntax)
        return Decimal(num, self)._fix(self)

    def create_decimal_from_float(self, f):
        return Decimal.from_float(f)._fix(self)

    def abs(self, a):
        return _operand(a).__abs__(context=self)

    def add(self, a, b):
        return _operand(a)._add(_operand(b), self)

    def subtract(self, a, b):
        return _operand(a)._subtract(_operand(b), self)

    def multiply(self, a, b):
        return _operand(a)._multiply(_operand(b), self)

    def divide(self, a, b):
        return _operand(a)._divide(_operand(b), self)

    def divide_int(self, a, b):
        return _operand(a)._divide_int(_operand(b), self)[0]

    def divmod(self, a, b):
        return _operand(a)._divmod(_operand(b), self)

    def remainder(self, a, b):
        return _operand(a)._remainder(_operand(b), self)

    def power(self, a, b, modulo=None):
        return pow(_operand(a), _operand(b), modulo) if modulo is not None else _operand(a)._power(_operand(b), self)

    def minus(self, a):
        return _operand(a)._negate(self)

    def plus(self, a):
        return _operand(a)._plus(self)

    def sqrt(self, a):
        return _operand(a).sqrt(self)

    def exp(self, a):
        return _operand(a).exp(self)

    def ln(self, a):
        return _operand(a).ln(self)

    def log10(self, a):
        return _operand(a).log10(self)

    def fma(self, a, b, c):
        return _operand(a).fma(b, c, self)

    def quantize(self, a, b):
        return _operand(a).quantize(b, context=self)

    def normalize(self, a):
        return _operand(a).normalize(self)

    def compare(self, a, b):
        return _operand(a).compare(b, self)

    def max(self, a, b):
        return _operand(a).max(b, self)

    def min(self, a, b):
        return _operand(a).min(b, self)

    def to_integral_value(self, a):
        return _operand(a).to_integral_value(context=self)

    def to_sci_string(self, a):
        return _operand(a)._text(self.capitals)

    def to_eng_string(self, a):
        return _operand(a).to_eng_string(self)


_TRAPPED = (InvalidOperation, DivisionByZero, Overflow)
_DEFAULTS = (28, ROUND_HALF_EVEN, -999999, 999999, 1, 0)
_DefaultContext = None


def _operand(value):
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return Decimal(value)
    raise TypeError('conversion from %s to Decimal is not supported' % type(value).__name__)


# ---- numbers ----

_PATTERN = None


def _number_pattern():
    global _PATTERN
    if _PATTERN is None:
        import re
        _PATTERN = re.compile(r'([-+])?(?:(?:(\d+)\.?(\d*)|\.(\d+))(?:e([-+]?\d+))?|(inf(?:inity)?)|(s)?nan(\d*))',
                              re.IGNORECASE)
    return _PATTERN


def _is_text_of_number(text):
    return _number_pattern().fullmatch(text) is not None


def _compare_finite(a, b):
    """-1, 0 or 1 for two finite numbers, whatever their exponents."""
    if not a._int or not b._int:
        x = (-1 if a._sign else 1) if a._int else 0
        y = (-1 if b._sign else 1) if b._int else 0
        return (x > y) - (x < y)
    if a._sign != b._sign:
        return -1 if a._sign else 1
    order = -1 if a._sign else 1
    high, low = _digits(a._int) + a._exp, _digits(b._int) + b._exp
    if high != low:
        return order if high > low else -order
    x, y = a._int, b._int
    if a._exp > b._exp:
        x *= 10 ** (a._exp - b._exp)
    else:
        y *= 10 ** (b._exp - a._exp)
    return order * ((x > y) - (x < y))


class Decimal:
    """Floating point class for decimal arithmetic."""
    # _special: '' for a finite number, 'F' infinity, 'n' nan, 'N' signaling nan.
    __slots__ = ('_sign', '_int', '_exp', '_special')

    def __new__(cls, value='0', context=None):
        if isinstance(value, str):
            m = _number_pattern().fullmatch(value.strip().replace('_', ''))
            if m is None:
                (context or getcontext())._raise(ConversionSyntax)
                return cls._make(0, 0, 0, 'n')
            sign = 1 if m[1] == '-' else 0
            if m[6]:
                return cls._make(sign, 0, 0, 'F')
            if m[2] is None and m[4] is None:
                return cls._make(sign, int(m[8] or 0), 0, 'N' if m[7] else 'n')
            fraction = m[4] if m[2] is None else m[3]
            return cls._make(sign, int((m[2] or '') + fraction), int(m[5] or 0) - len(fraction))
        if isinstance(value, int):
            return cls._make(value < 0, abs(value), 0)
        if isinstance(value, Decimal):
            if type(value) is cls is Decimal:
                return value
            return cls._make(value._sign, value._int, value._exp, value._special)
        if isinstance(value, (tuple, list)):
            return cls._from_tuple(value)
        if isinstance(value, float):
            (context or getcontext())._raise(FloatOperation)
            return cls.from_float(value)
        raise TypeError('conversion from %s to Decimal is not supported' % type(value).__name__)

    @classmethod
    def _make(cls, sign, coefficient, exponent, special=''):
        self = object.__new__(cls)
        self._sign = int(sign)
        self._int = coefficient
        self._exp = exponent
        self._special = special
        return self

    @classmethod
    def _from_tuple(cls, value):
        if len(value) != 3:
            raise ValueError('argument must be a sequence of length 3')
        sign, digits, exponent = value
        if sign not in (0, 1):
            raise ValueError('sign must be an integer with the value 0 or 1')
        n = 0
        for digit in digits:
            if not isinstance(digit, int) or not 0 <= digit <= 9:
                raise ValueError('coefficient must be a tuple of digits')
            n = n * 10 + digit
        if exponent == 'F':
            return cls._make(sign, 0, 0, 'F')
        if exponent in ('n', 'N'):
            return cls._make(sign, n, 0, exponent)
        if not isinstance(exponent, int):
            raise ValueError('string argument in the third position must be \'F\', \'n\' or \'N\'')
        return cls._make(sign, n, exponent)

    @classmethod
    def from_float(cls, f):
        """Converts a float exactly."""
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError('argument must be int or float')
        if _math.isinf(f):
            return cls._make(f < 0, 0, 0, 'F')
        if _math.isnan(f):
            return cls._make(_math.copysign(1, f) < 0, 0, 0, 'n')
        n, d = abs(f).as_integer_ratio()
        places = d.bit_length() - 1
        return cls._make(_math.copysign(1, f) < 0, n * 5 ** places, -places)

    # ---- what it is ----

    def is_nan(self):
        return self._special in ('n', 'N')

    def is_qnan(self):
        return self._special == 'n'

    def is_snan(self):
        return self._special == 'N'

    def is_infinite(self):
        return self._special == 'F'

    def is_finite(self):
        return not self._special

    def is_signed(self):
        return self._sign == 1

    def is_zero(self):
        return not self._special and not self._int

    def is_canonical(self):
        return True

    def is_normal(self, context=None):
        if self._special or not self._int:
            return False
        return (context or getcontext()).Emin <= self.adjusted()

    def is_subnormal(self, context=None):
        if self._special or not self._int:
            return False
        return self.adjusted() < (context or getcontext()).Emin

    def adjusted(self):
        """The exponent of the first digit."""
        return 0 if self._special else self._exp + _digits(self._int) - 1

    def as_tuple(self):
        """Sign, digits and exponent."""
        digits = tuple(map(int, str(self._int)))
        if self._special == 'F':
            return DecimalTuple(self._sign, (0,), 'F')
        if self._special:
            return DecimalTuple(self._sign, digits if self._int else (), self._special)
        return DecimalTuple(self._sign, digits, self._exp)

    def as_integer_ratio(self):
        """A pair of ints whose ratio this is."""
        if self._special:
            if self._special == 'F':
                raise OverflowError('cannot convert Infinity to integer ratio')
            raise ValueError('cannot convert NaN to integer ratio')
        n, d = self._int, 1
        if self._exp >= 0:
            n *= 10 ** self._exp
        else:
            d = 10 ** -self._exp
        common = _math.gcd(n, d)
        return (-n if self._sign else n) // common, d // common

    def __bool__(self):
        return bool(self._special or self._int)

    # ---- texts ----

    def __repr__(self):
        return "Decimal('%s')" % str(self)

    def __str__(self):
        return self._text(getcontext().capitals)

    def _text(self, capitals, engineering=False):
        sign = '-' if self._sign else ''
        if self._special:
            if self._special == 'F':
                return sign + 'Infinity'
            return sign + ('sNaN' if self._special == 'N' else 'NaN') + (str(self._int) if self._int else '')
        digits = str(self._int)
        left = self._exp + len(digits)  # digits before the point
        if self._exp <= 0 and left > -6:
            point = left
        elif not engineering:
            point = 1
        elif not self._int:
            point = (left + 1) % 3 - 1
        else:
            point = (left - 1) % 3 + 1
        if point <= 0:
            whole, fraction = '0', '.' + '0' * -point + digits
        elif point >= len(digits):
            whole, fraction = digits + '0' * (point - len(digits)), ''
        else:
            whole, fraction = digits[:point], '.' + digits[point:]
        exponent = '' if left == point else ('E' if capitals else 'e') + '%+d' % (left - point)
        return sign + whole + fraction + exponent

    def to_eng_string(self, context=None):
        """With an exponent that is a multiple of three."""
        return self._text((context or getcontext()).capitals, True)

    def __format__(self, spec, context=None):
        return _formatted(self, spec, context or getcontext())

    def __reduce__(self):
        return self.__class__, (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __sizeof__(self):
        return 104

    # ---- conversion ----

    def __int__(self):
        if self._special:
            if self._special == 'F':
                raise OverflowError('cannot convert Infinity to integer')
            raise ValueError('cannot convert NaN to integer')
        n = self._int * 10 ** self._exp if self._exp >= 0 else self._int // 10 ** -self._exp
        return -n if self._sign else n

    __trunc__ = __int__

    def __float__(self):
        if self._special == 'N':
            raise ValueError('cannot convert signaling NaN to float')
        if self._special == 'n':
            return float('-nan' if self._sign else 'nan')
        return float(self._text(1))

    def __complex__(self):
        return complex(float(self))

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return Decimal(0)

    def conjugate(self):
        return self

    def __hash__(self):
        if self._special == 'N':
            raise TypeError('Cannot hash a signaling NaN value')
        if self._special == 'n':
            return object.__hash__(self)
        modulus = _sys.hash_info.modulus
        if self._special:
            return -_sys.hash_info.inf if self._sign else _sys.hash_info.inf
        if self._exp >= 0:
            power = pow(10, self._exp, modulus)
        else:
            power = pow(pow(10, modulus - 2, modulus), -self._exp, modulus)
        result = self._int * power % modulus
        result = -result if self._sign else result
        return -2 if result == -1 else result

    def __floor__(self):
        return self._to_int(ROUND_FLOOR)

    def __ceil__(self):
        return self._to_int(ROUND_CEILING)

    def _to_int(self, mode):
        if self._special:
            return int(self)
        n = (self._int * 10 ** self._exp if self._exp >= 0
             else _divide_rounded(self._sign, self._int, 10 ** -self._exp, mode)[0])
        return -n if self._sign else n

    def __round__(self, n=None):
        if n is None:
            if self._special:
                if self._special == 'F':
                    raise OverflowError('cannot convert Infinity to integer')
                raise ValueError('cannot convert NaN to integer')
            return self._to_int(ROUND_HALF_EVEN)
        if not isinstance(n, int):
            raise TypeError('optional arg must be an integer')
        return self.quantize(Decimal._make(0, 1, -n))

    # ---- rounding to a context ----

    def _nan_result(self, other, context):
        """The nan of one of the operands; None where neither is one."""
        for o in (self, other):
            if o is not None and o._special == 'N':
                context._raise(InvalidOperation)
                return Decimal._make(o._sign, o._int, 0, 'n')
        for o in (self, other):
            if o is not None and o._special == 'n':
                return o
        return None

    def _fix(self, context):
        """Rounded to the context, with its signals."""
        if self._special:
            if self._special != 'F' and self._int:
                room = context.prec - context.clamp
                if _digits(self._int) > room:
                    return Decimal._make(self._sign, self._int % 10 ** room, 0, self._special)
            return self
        sign, n, exp = self._sign, self._int, self._exp
        etiny, etop = context.Etiny(), context.Etop()
        if not n:
            low, high = etiny, etop if context.clamp else context.Emax
            new = min(max(exp, low), high)
            if new != exp:
                context._raise(Clamped)
                return Decimal._make(sign, 0, new)
            return self
        size = _digits(n)
        least = max(size + exp - context.prec, etiny)
        subnormal = size + exp - 1 < context.Emin
        if size + exp - 1 > context.Emax:
            return self._overflow(context)
        if exp < least:
            n, inexact = _divide_rounded(sign, n, 10 ** (least - exp), context.rounding)
            exp = least
            if n == 10 ** context.prec:
                n //= 10
                exp += 1
            if n and _digits(n) + exp - 1 > context.Emax:
                return self._overflow(context)
            conditions = []
            if inexact and subnormal:
                conditions += [Underflow]
            if subnormal:
                conditions += [Subnormal]
            if inexact:
                conditions += [Inexact]
            conditions += [Rounded]
            if not n:
                conditions += [Clamped]
            context._raise(*conditions)
            return Decimal._make(sign, n, exp)
        if subnormal:
            context._raise(Subnormal)
        if context.clamp and exp > etop:
            context._raise(Clamped)
            return Decimal._make(sign, n * 10 ** (exp - etop), etop)
        return self

    def _overflow(self, context):
        context._raise(Overflow, Inexact, Rounded)
        mode = context.rounding
        if mode in (ROUND_DOWN, ROUND_05UP) or (mode == ROUND_CEILING and self._sign) or (
                mode == ROUND_FLOOR and not self._sign):
            return Decimal._make(self._sign, 10 ** context.prec - 1, context.Etop())
        return Decimal._make(self._sign, 0, 0, 'F')

    # ---- comparison ----

    def _order(self, other):
        """-1, 0 or 1; neither is a nan."""
        if self._special or other._special:
            a = (-1 if self._sign else 1) if self._special else 0
            b = (-1 if other._sign else 1) if other._special else 0
            return (a > b) - (a < b)
        return _compare_finite(self, other)

    def _comparable(self, other, equality):
        """The other operand as a Decimal; NotImplemented where there is none."""
        if isinstance(other, Decimal):
            return other
        if isinstance(other, int):
            return Decimal(other)
        if isinstance(other, float):
            context = getcontext()
            context.flags[FloatOperation] = True
            if context.traps[FloatOperation] and not equality:
                raise FloatOperation([FloatOperation])
            return Decimal.from_float(other)
        if isinstance(other, _numbers.Rational):
            n, d = other.numerator, other.denominator
            return _Scaled(Decimal(n), d)
        if equality and isinstance(other, complex) and other.imag == 0:
            return Decimal.from_float(other.real)
        return NotImplemented

    def _compare(self, other, equality=False):
        """-1, 0 or 1; None when one is a nan; NotImplemented."""
        other = self._comparable(other, equality)
        if other is NotImplemented:
            return other
        if isinstance(other, _Scaled):
            if self._special:
                return None if self.is_nan() else self._order(other.number)
            return Decimal._make(self._sign, self._int * other.by, self._exp)._order(other.number)
        if self.is_nan() or other.is_nan():
            if not equality or self.is_snan() or other.is_snan():
                getcontext()._raise(InvalidOperation)
            return None
        return self._order(other)

    def __eq__(self, other):
        result = self._compare(other, True)
        return result if result is NotImplemented else result == 0

    def __lt__(self, other):
        result = self._compare(other)
        return result if result is NotImplemented else result is not None and result < 0

    def __le__(self, other):
        result = self._compare(other)
        return result if result is NotImplemented else result is not None and result <= 0

    def __gt__(self, other):
        result = self._compare(other)
        return result if result is NotImplemented else result is not None and result > 0

    def __ge__(self, other):
        result = self._compare(other)
        return result if result is NotImplemented else result is not None and result >= 0

    def compare(self, other, context=None):
        """-1, 0, 1 or nan, as a Decimal."""
        other = _operand(other)
        nan = self._nan_result(other, context or getcontext())
        return nan if nan is not None else Decimal(self._order(other))

    def max(self, other, context=None):
        return self._extreme(_operand(other), 1, context or getcontext())

    def min(self, other, context=None):
        return self._extreme(_operand(other), -1, context or getcontext())

    def _extreme(self, other, order, context):
        if self._special == 'n' and not other.is_nan():
            return other._fix(context)
        if other._special == 'n' and not self.is_nan():
            return self._fix(context)
        nan = self._nan_result(other, context)
        if nan is not None:
            return nan
        return (self if self._order(other) * order >= 0 else other)._fix(context)

    def compare_total(self, other, context=None):
        """The order of representations."""
        other = _operand(other)

        def key(d):
            kind = {'': 0, 'F': 1, 'N': 2, 'n': 3}[d._special]
            return -kind if d._sign else kind
        a, b = key(self), key(other)
        if self._sign != other._sign:
            return Decimal(-1 if self._sign else 1)
        if a != b:
            return Decimal(1 if a > b else -1)
        order = self._order(other) if not self._special else 0
        if not order and not self._special:
            order = (self._exp > other._exp) - (self._exp < other._exp)
            order = -order if self._sign else order
        return Decimal(order)

    def same_quantum(self, other, context=None):
        other = _operand(other)
        if self._special or other._special:
            return self.is_nan() and other.is_nan() or self.is_infinite() and other.is_infinite()
        return self._exp == other._exp

    # ---- arithmetic ----

    def _plus(self, context):
        nan = self._nan_result(None, context)
        if nan is not None:
            return nan
        if not self and context.rounding != ROUND_FLOOR:
            return self.copy_abs()._fix(context)
        return self._fix(context)

    def _negate(self, context):
        nan = self._nan_result(None, context)
        if nan is not None:
            return nan
        if not self and context.rounding != ROUND_FLOOR:
            return self.copy_abs()._fix(context)
        return self.copy_negate()._fix(context)

    def __pos__(self):
        return self._plus(getcontext())

    def __neg__(self):
        return self._negate(getcontext())

    def __abs__(self, context=None):
        context = context or getcontext()
        return self._negate(context) if self._sign else self._plus(context)

    def copy_abs(self):
        return Decimal._make(0, self._int, self._exp, self._special)

    def copy_negate(self):
        return Decimal._make(not self._sign, self._int, self._exp, self._special)

    def copy_sign(self, other, context=None):
        return Decimal._make(_operand(other)._sign, self._int, self._exp, self._special)

    def _add(self, other, context):
        if self._special or other._special:
            nan = self._nan_result(other, context)
            if nan is not None:
                return nan
            if self._special and other._special and self._sign != other._sign:
                return context._invalid()
            return self if self._special else other
        exp = min(self._exp, other._exp)
        if not self._int and not other._int:
            sign = min(self._sign, other._sign)
            if self._sign != other._sign and context.rounding == ROUND_FLOOR:
                sign = 1
            return Decimal._make(sign, 0, exp)._fix(context)
        a, b = self, other
        if a._int and b._int:
            # A number far below the last digit of the other only tips the rounding.
            high, low = (a, b) if a._exp + _digits(a._int) >= b._exp + _digits(b._int) else (b, a)
            top = high._exp + _digits(high._int)
            least = min(high._exp, top - context.prec - 3)
            if low._exp + _digits(low._int) < least - 2 and high._exp > low._exp:
                low = Decimal._make(low._sign, 1, least - 3)
                exp = least - 3
                a, b = high, low
        elif not a._int:
            if b._exp - exp > context.prec + 100:
                exp = max(exp, b._exp + _digits(b._int) - context.prec - 3)
                a = Decimal._make(a._sign, 0, exp)
        elif a._exp - exp > context.prec + 100:
            exp = max(exp, a._exp + _digits(a._int) - context.prec - 3)
            b = Decimal._make(b._sign, 0, exp)
        total = ((-a._int if a._sign else a._int) * 10 ** (a._exp - exp)
                 + (-b._int if b._sign else b._int) * 10 ** (b._exp - exp))
        sign = total < 0
        if not total:
            sign = context.rounding == ROUND_FLOOR
        return Decimal._make(sign, abs(total), exp)._fix(context)

    def _subtract(self, other, context):
        if other.is_nan() or self.is_nan():
            return self._add(other, context)
        return self._add(other.copy_negate(), context)

    def _multiply(self, other, context):
        sign = self._sign ^ other._sign
        if self._special or other._special:
            nan = self._nan_result(other, context)
            if nan is not None:
                return nan
            if not self or not other:
                return context._invalid()
            return Decimal._make(sign, 0, 0, 'F')
        return Decimal._make(sign, self._int * other._int, self._exp + other._exp)._fix(context)

    def _divide(self, other, context):
        sign = self._sign ^ other._sign
        if self._special or other._special:
            nan = self._nan_result(other, context)
            if nan is not None:
                return nan
            if self._special and other._special:
                return context._invalid()
            if self._special:
                return Decimal._make(sign, 0, 0, 'F')
            context._raise(Clamped)
            return Decimal._make(sign, 0, context.Etiny())
        if not other._int:
            if not self._int:
                return context._invalid(DivisionUndefined)
            context._raise(DivisionByZero)
            return Decimal._make(sign, 0, 0, 'F')
        ideal = self._exp - other._exp
        if not self._int:
            return Decimal._make(sign, 0, ideal)._fix(context)
        shift = _digits(other._int) - _digits(self._int) + context.prec + 1
        if shift >= 0:
            quotient, rest = divmod(self._int * 10 ** shift, other._int)
        else:
            quotient, rest = divmod(self._int, other._int * 10 ** -shift)
        exp = ideal - shift
        if rest:
            if quotient % 5 == 0:
                quotient += 1  # a last digit that tells of what comes below
        else:
            while exp < ideal and quotient % 10 == 0:
                quotient //= 10
                exp += 1
        return Decimal._make(sign, quotient, exp)._fix(context)

    def _integer_division(self, other, context):
        """(quotient, remainder) for finite numbers; None when the quotient is too large."""
        sign = self._sign ^ other._sign
        exp = min(self._exp, other._exp)
        difference = self.adjusted() - other.adjusted()
        if not self._int or difference <= -2:
            return Decimal._make(sign, 0, 0), self._rescale(exp, ROUND_DOWN)[0]
        if difference <= context.prec + 1:
            quotient, rest = divmod(self._int * 10 ** (self._exp - exp), other._int * 10 ** (other._exp - exp))
            if quotient < 10 ** context.prec:
                return Decimal._make(sign, quotient, 0), Decimal._make(self._sign, rest, exp)
        return None

    def _divide_int(self, other, context):
        """(self // other, self % other or None)"""
        sign = self._sign ^ other._sign
        nan = self._nan_result(other, context)
        if nan is not None:
            return nan, nan
        if self._special:
            if other._special:
                return context._invalid(), _NAN
            return Decimal._make(sign, 0, 0, 'F'), context._invalid()
        if other._special:
            return Decimal._make(sign, 0, 0), self
        if not other._int:
            if not self._int:
                return context._invalid(DivisionUndefined), _NAN
            context._raise(DivisionByZero)
            return Decimal._make(sign, 0, 0, 'F'), None
        parts = self._integer_division(other, context)
        if parts is None:
            return context._invalid(DivisionImpossible), _NAN
        return parts[0], parts[1]

    def _divmod(self, other, context):
        if not self._special and not other._special and not other._int:
            if not self._int:
                nan = context._invalid(DivisionUndefined)
                return nan, nan
            context._raise(InvalidOperation, DivisionByZero)
            return Decimal._make(self._sign ^ other._sign, 0, 0, 'F'), _NAN
        quotient, rest = self._divide_int(other, context)
        return quotient, rest._fix(context)

    def _remainder(self, other, context):
        nan = self._nan_result(other, context)
        if nan is not None:
            return nan
        if self._special:
            return context._invalid()
        if not other._special and not other._int:
            return context._invalid(InvalidOperation if self._int else DivisionUndefined)
        return self._divide_int(other, context)[1]._fix(context)

    def _binary(name):
        """The methods of an operator, for both orders."""
        work = '_' + name

        def forward(self, other):
            if not isinstance(other, Decimal):
                if not isinstance(other, int):
                    return NotImplemented
                other = Decimal(other)
            return getattr(self, work)(other, getcontext())

        def reverse(self, other):
            if not isinstance(other, int):
                return NotImplemented
            return getattr(Decimal(other), work)(self, getcontext())
        return forward, reverse

    __add__, __radd__ = _binary('add')
    __sub__, __rsub__ = _binary('subtract')
    __mul__, __rmul__ = _binary('multiply')
    __truediv__, __rtruediv__ = _binary('divide')
    __mod__, __rmod__ = _binary('remainder')
    __divmod__, __rdivmod__ = _binary('divmod')

    def _floordiv(self, other, context):
        if self._special == 'F' and not other._special:
            return Decimal._make(self._sign ^ other._sign, 0, 0, 'F')
        return self._divide_int(other, context)[0]

    __floordiv__, __rfloordiv__ = _binary('floordiv')
    del _binary

    def __pow__(self, other, modulo=None):
        if not isinstance(other, (Decimal, int)):
            return NotImplemented
        if modulo is not None:
            return Decimal(pow(int(self), int(other), int(modulo)))
        return self._power(_operand(other), getcontext())

    def __rpow__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return Decimal(other)._power(self, getcontext())

    def fma(self, other, third, context=None):
        """self * other + third, rounded once."""
        context = context or getcontext()
        other, third = _operand(other), _operand(third)
        if self._special or other._special:
            product = self._multiply(other, context)
        else:
            product = Decimal._make(self._sign ^ other._sign, self._int * other._int, self._exp + other._exp)
        return product._add(third, context)

    def remainder_near(self, other, context=None):
        """The remainder of the nearest quotient."""
        context = context or getcontext()
        other = _operand(other)
        nan = self._nan_result(other, context)
        if nan is not None:
            return nan
        if self._special or not other:
            return context._invalid()
        if other._special:
            return self._fix(context)
        exp = min(self._exp, other._exp)
        a, b = self._int * 10 ** (self._exp - exp), other._int * 10 ** (other._exp - exp)
        quotient, rest = divmod(a, b)
        if 2 * rest + (quotient & 1) > b:
            rest -= b
            quotient += 1
        if quotient >= 10 ** context.prec:
            return context._invalid(DivisionImpossible)
        sign = self._sign ^ (rest < 0)
        return Decimal._make(sign, abs(rest), exp)._fix(context)

    # ---- exponents ----

    def quantize(self, exp, rounding=None, context=None):
        """Rounded to the exponent of another number."""
        context = context or getcontext()
        if rounding is not None and rounding not in _MODES:
            context._set('rounding', rounding)
        exp = _operand(exp)
        if self._special or exp._special:
            nan = self._nan_result(exp, context)
            if nan is not None:
                return nan
            if self._special and exp._special:
                return self
            return context._invalid()
        places = exp._exp
        if not context.Etiny() <= places <= context.Emax:
            return context._invalid()
        if not self._int:
            return Decimal._make(self._sign, 0, places)._fix(context)
        if self.adjusted() > context.Emax or self.adjusted() - places + 1 > context.prec:
            return context._invalid()
        result, inexact = self._rescale(places, rounding or context.rounding)
        if result._int and (result.adjusted() > context.Emax or _digits(result._int) > context.prec):
            return context._invalid()
        if result._int and result.adjusted() < context.Emin:
            context._raise(Subnormal)
        if places > self._exp:
            context._raise(*([Inexact, Rounded] if inexact else [Rounded]))
        return result._fix(context)

    def _rescale(self, exp, mode):
        """(the number with another exponent, whether anything was lost)"""
        if self._exp >= exp:
            return Decimal._make(self._sign, self._int * 10 ** (self._exp - exp), exp), False
        n, inexact = _divide_rounded(self._sign, self._int, 10 ** (exp - self._exp), mode)
        return Decimal._make(self._sign, n, exp), inexact

    def to_integral_value(self, rounding=None, context=None):
        """Rounded to an integer, silently."""
        context = context or getcontext()
        if self._special:
            nan = self._nan_result(None, context)
            return self if nan is None else nan
        if self._exp >= 0:
            return Decimal(self)
        return self._rescale(0, rounding or context.rounding)[0]

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        """Rounded to an integer, with signals."""
        context = context or getcontext()
        if self._special or self._exp >= 0:
            return self.to_integral_value(rounding, context)
        result, inexact = self._rescale(0, rounding or context.rounding)
        context._raise(*([Inexact, Rounded] if inexact else [Rounded]))
        return result

    def normalize(self, context=None):
        """Without zeros at the end."""
        context = context or getcontext()
        nan = self._nan_result(None, context)
        if nan is not None:
            return nan
        d = self._fix(context)
        if d._special:
            return d
        if not d._int:
            return Decimal._make(d._sign, 0, 0)
        n, exp = d._int, d._exp
        limit = context.Etop() if context.clamp else context.Emax
        while n % 10 == 0 and exp < limit:
            n //= 10
            exp += 1
        return Decimal._make(d._sign, n, exp)

    def canonical(self):
        return self

    def scaleb(self, other, context=None):
        """The number times ten to the power of another."""
        context = context or getcontext()
        other = _operand(other)
        nan = self._nan_result(other, context)
        if nan is not None:
            return nan
        if other._special or other._exp != 0:
            return context._invalid()
        if self._special:
            return self
        return Decimal._make(self._sign, self._int, self._exp + int(other))._fix(context)

    def shift(self, other, context=None):
        """The digits shifted left or right."""
        context = context or getcontext()
        n = int(_operand(other))
        if n >= 0:
            return Decimal._make(self._sign, self._int * 10 ** n % 10 ** context.prec, self._exp)
        return Decimal._make(self._sign, self._int // 10 ** -n, self._exp)

    def radix(self):
        return Decimal(10)

    def logb(self, context=None):
        """The exponent of the first digit, as a Decimal."""
        context = context or getcontext()
        nan = self._nan_result(None, context)
        if nan is not None:
            return nan
        if self._special:
            return Decimal('Infinity')
        if not self._int:
            context._raise(DivisionByZero)
            return Decimal._make(1, 0, 0, 'F')
        return Decimal(self.adjusted())._fix(context)

    def number_class(self, context=None):
        """What kind of number this is, in a word."""
        context = context or getcontext()
        if self.is_nan():
            return 'sNaN' if self._special == 'N' else 'NaN'
        sign = '-' if self._sign else '+'
        if self._special:
            return sign + 'Infinity'
        if not self._int:
            return sign + 'Zero'
        return sign + ('Subnormal' if self.is_subnormal(context) else 'Normal')

    def next_plus(self, context=None):
        return self._next(0, context or getcontext())

    def next_minus(self, context=None):
        return self._next(1, context or getcontext())

    def _next(self, down, context):
        nan = self._nan_result(None, context)
        if nan is not None:
            return nan
        largest = Decimal._make(self._sign, 10 ** context.prec - 1, context.Etop())
        if self._special:
            return self if self._sign == down else largest
        c = context.copy()
        c.rounding = ROUND_FLOOR if down else ROUND_CEILING
        c.clear_traps()
        new = self._fix(c)
        if new._order(self):
            return new
        return self._add(Decimal._make(down, 1, context.Etiny() - 1), c)

    # ---- roots, powers, logarithms ----

    def sqrt(self, context=None):
        """The square root."""
        context = context or getcontext()
        if self._special:
            nan = self._nan_result(None, context)
            if nan is not None:
                return nan
            if not self._sign:
                return self
        ideal = self._exp // 2
        if not self._special and not self._int:
            return Decimal._make(self._sign, 0, ideal)._fix(context)
        if self._sign:
            return context._invalid()
        n, exp = self._int, self._exp
        if exp % 2:
            n, exp = n * 10, exp - 1
        shift = max(context.prec + 1 - (_digits(n) + 1) // 2, 0)
        n *= 100 ** shift
        root = _math.isqrt(n)
        exp = exp // 2 - shift
        if root * root == n:
            while exp < ideal and root % 10 == 0:
                root //= 10
                exp += 1
        elif root % 5 == 0:
            root += 1
        c = context.copy()
        c.rounding = ROUND_HALF_EVEN
        c.flags = context.flags
        result = Decimal._make(0, root, exp)._fix(c)
        for signal in _SIGNALS:
            context.flags[signal] = c.flags[signal]
        return result

    def exp(self, context=None):
        """e to this power."""
        context = context or getcontext()
        nan = self._nan_result(None, context)
        if nan is not None:
            return nan
        if self._special:
            return Decimal(0) if self._sign else self
        if not self._int:
            return Decimal(1)
        if self.adjusted() > len(str(context.Emax)) + 2:
            if self._sign:
                return Decimal._make(0, 1, context.Etiny() - 1)._fix(context)
            return Decimal._make(0, 1, context.Emax + 1)._fix(context)
        if self.adjusted() < -context.prec - 2:
            return Decimal._make(0, 10 ** (context.prec + 2) + (-1 if self._sign else 1), -context.prec - 2)._fix(
                _half_even(context))
        return _rounded_series(lambda p: _exp_digits(self, p), 0, context)

    def ln(self, context=None):
        """The natural logarithm."""
        context = context or getcontext()
        special = self._logarithm_special(context)
        if special is not None:
            return special
        if self._order(_ONE) == 0:
            return Decimal(0)
        return _rounded_series(lambda p: _ln_digits(self._int, self._exp, p), None, context)

    def log10(self, context=None):
        """The logarithm to base 10."""
        context = context or getcontext()
        special = self._logarithm_special(context)
        if special is not None:
            return special
        n, exp = self._int, self._exp
        while n % 10 == 0:
            n //= 10
            exp += 1
        if n == 1:
            return Decimal(exp)._fix(context)

        def digits(p):
            value, place = _ln_digits(self._int, self._exp, p + 5)
            return value * 10 ** (p + 5) // _ln10(p + 5), -(p + 5) if place == -(p + 5) else place
        return _rounded_series(digits, None, context)

    def _logarithm_special(self, context):
        nan = self._nan_result(None, context)
        if nan is not None:
            return nan
        if not self._special and not self._int:
            return Decimal._make(1, 0, 0, 'F')
        if self._sign:
            return context._invalid()
        return self if self._special else None

    def _power_of_ten(self, power, sign, context):
        """This number, whose digits are a one and zeros, to a whole power."""
        ideal, top = self._exp * power, self.adjusted() * power
        least = top - context.prec + 1
        if top > context.Emax or top < context.Etiny():
            return Decimal._make(sign, 1, context.Emax + 1 if top > 0 else context.Etiny() - 1)._fix(context)
        if ideal < least:
            context._raise(Rounded)
        exp = max(min(ideal, top), least)
        return Decimal._make(sign, 10 ** (top - exp), exp)._fix(context)

    def _is_integer(self):
        return not self._special and (self._exp >= 0 or not self._int % 10 ** -self._exp)

    def _power(self, other, context):
        nan = self._nan_result(other, context)
        if nan is not None:
            return nan
        if not other:
            if not self:
                return context._invalid()
            return Decimal(1)
        whole = other._is_integer()
        odd = whole and int(other) % 2 == 1
        sign = self._sign if odd else 0
        if self._sign and not whole and not other._special:
            if self:
                return context._invalid()
        if not self:
            return Decimal._make(sign, 0, 0, 'F' if other._sign else '')
        if self._special:
            if self._sign and other._special:
                return context._invalid()
            return Decimal._make(sign, 0, 0, '' if other._sign else 'F')
        base = self.copy_abs()
        order = base._order(_ONE)
        if other._special:
            if self._sign:
                return context._invalid()
            if not order:
                context._raise(Inexact, Rounded)
                return Decimal._make(0, 10 ** (context.prec - 1), 1 - context.prec)
            return Decimal._make(0, 0, 0, 'F') if (order > 0) != bool(other._sign) else Decimal(0)
        if whole:
            power = abs(int(other))
            if power * _digits(self._int) <= 20 * context.prec + 10000:
                n, exp = self._int ** power, self._exp * power
                result = Decimal._make(sign, n, exp)
                return Decimal(1)._divide(result, context) if other._sign else result._fix(context)
        elif not order:
            context._raise(Inexact, Rounded)
            return Decimal._make(sign, 10 ** (context.prec - 1), 1 - context.prec)
        if whole and str(base._int).rstrip('0') == '1':
            return self._power_of_ten(int(other), sign, context)
        # Too large or too small whatever the digits are?
        estimate = float(_digits(self._int) + self._exp - 1) * float(other)
        if abs(estimate) > 4 * (context.Emax + context.prec):
            if estimate > 0:
                return Decimal._make(sign, 1, context.Emax + 1)._fix(context)
            return Decimal._make(sign, 1, context.Etiny() - 1)._fix(context)

        def digits(p):
            more = p + other.adjusted() + abs(base.adjusted()).bit_length() + 10 if other.adjusted() > 0 else p + 10
            value, place = _ln_digits(base._int, base._exp, more)
            y = -other._int if other._sign else other._int
            product = value * y
            return _exp_digits(Decimal._make(product < 0, abs(product), place + other._exp), p)
        return _rounded_series(digits, sign, context)


class _Scaled:
    """What a fraction is compared as: a number, and what the other side is multiplied by."""
    __slots__ = 'number', 'by'

    def __init__(self, number, by):
        self.number = number
        self.by = by


def _half_even(context):
    if context.rounding == ROUND_HALF_EVEN:
        return context
    c = context.copy()
    c.rounding = ROUND_HALF_EVEN
    return c


def _rounded_series(digits, sign, context):
    """A result whose digits come from a series, more and more of them until it is clear how to round it. digits(p) is
    (an int, its exponent), off by a few units at most."""
    extra = 5
    while True:
        value, exp = digits(context.prec + extra)
        n = abs(value)
        have = _digits(n)
        cut = have - context.prec - 1
        if cut >= 2:
            rest = n % 10 ** cut
            if 50 < rest < 10 ** cut - 50 and (n // 10 ** (cut - 1)) % 10 >= 0:
                last = n % 10 ** (cut + 1)
                half = 5 * 10 ** cut
                if abs(last - half) > 50:
                    break
        extra += 10
        if extra > context.prec * 2 + 200:
            break
    if n % 10 == 0:
        n += 1
    result = Decimal._make(value < 0 if sign is None else sign, n, exp)
    c = _half_even(context)
    fixed = result._fix(c)
    if c is not context:
        for signal in _SIGNALS:
            context.flags[signal] |= c.flags[signal]
    return fixed


# ---- series, in ints scaled by a power of ten ----

def _atanh_inverse(n, scale):
    """atanh(1/n) * scale"""
    term = scale // n
    square = n * n
    total, k = term, 1
    while term:
        term //= square
        k += 2
        total += term // k
    return total


_kept_ln10 = (0, 0)


def _ln10(p):
    """ln(10) * 10**p"""
    global _kept_ln10
    if _kept_ln10[0] < p:
        more = p + 20
        scale = 10 ** more
        ln2 = 2 * _atanh_inverse(3, scale)
        _kept_ln10 = (more, 3 * ln2 + 2 * _atanh_inverse(9, scale))
    return _kept_ln10[1] // 10 ** (_kept_ln10[0] - p)


def _ln_digits(n, exp, p):
    """ln(n * 10**exp) with about p digits: (an int, its exponent)"""
    size = _digits(n)
    if size + exp == 1 or size + exp == 0:
        # Near 1 the result is small: more places are needed for p digits.
        near = abs(n - 10 ** -exp) if exp <= 0 else n
        p += max(size - _digits(near) if near else 0, 0) + 2
    places = p + 15
    scale = 10 ** places
    power = size + exp - 1
    shift = places - size + 1
    m = n * 10 ** shift if shift >= 0 else n // 10 ** -shift
    if m > 3 * scale:
        # Between 0.3 and 3 the series converges fast enough.
        m //= 10
        power += 1
    halvings = 0
    while halvings < 8:
        m = _math.isqrt(m * scale)
        halvings += 1
    z = (m - scale) * scale // (m + scale)
    square = z * z // scale
    total, term, k = z, z, 1
    while term:
        term = term * square // scale
        k += 2
        total += int(term / k) if abs(term) < 1 << 50 else term // k
        if abs(term) <= 1:
            break
    result = (2 << halvings) * total + power * _ln10(places)
    return result // 10 ** 10, -(places - 10)


def _exp_digits(x, p):
    """e ** x with about p digits: (an int, its exponent)"""
    places = p + 15 + max(x.adjusted(), 0)
    shift = x._exp + places
    value = x._int * 10 ** shift if shift >= 0 else x._int // 10 ** -shift
    if x._sign:
        value = -value
    power, rest = divmod(value, _ln10(places))
    scale = 10 ** places
    halvings = 12
    rest >>= halvings
    total = term = scale
    k = 0
    while term:
        k += 1
        term = term * rest // (scale * k)
        total += term
    # Squaring loses a bit each time: what was shifted out is within the guard digits.
    for _ in range(halvings):
        total = total * total // scale
    return total // 10 ** 6, power - (places - 6)


# ---- format() ----

def _formatted(d, spec, context):
    import re
    m = re.fullmatch(r'(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,])?(?:\.(\d+))?([eEfFgGn%])?', spec, re.DOTALL)
    if m is None:
        raise ValueError('invalid format string')
    fill, align, sign, _, _, zero, width, comma, precision, kind = m.groups()
    if zero:
        if align is not None:
            raise ValueError('invalid format string')
        fill, align = '0', '='
    fill = fill or ' '
    align = align or '>'
    width = int(width or 0)
    minus = '-' if d._sign else '' if sign in (None, '-') else sign
    if d._special:
        body = d.copy_abs()._text(1)
        if kind == '%':
            body += '%'
        if fill == '0' and zero:
            fill = ' '
        return _padded(minus, body, width, fill, '>' if align == '=' and zero else align)
    if kind == 'n':
        kind = 'g'
    if kind == '%':
        d = Decimal._make(d._sign, d._int, d._exp + 2)
    mode = context.rounding
    if precision is not None:
        precision = int(precision)
        if kind in ('e', 'E'):
            d = _to_digits(d, precision + 1, mode)
        elif kind in ('f', 'F', '%'):
            d = d._rescale(-precision, mode)[0]
        else:
            precision = precision or 1
            if _digits(d._int) > precision:
                d = _to_digits(d, precision, mode)
    if not d._int and d._exp > 0 and kind in ('f', 'F', '%'):
        d = Decimal._make(d._sign, 0, 0)
    digits = str(d._int)
    left = d._exp + len(digits)
    if kind in ('e', 'E'):
        point = 1 if d._int or precision is None else 1 - precision
        if not d._int and precision is not None:
            point = 1 - precision
    elif kind in ('f', 'F', '%'):
        point = left
    elif d._exp <= 0 and left > -6:
        point = left
    else:
        point = 1
    if point < 0:
        whole, fraction = '0', '0' * -point + digits
    elif point > len(digits):
        whole, fraction = digits + '0' * (point - len(digits)), ''
    else:
        whole, fraction = digits[:point] or '0', digits[point:]
    exponent = left - point
    body = fraction and '.' + fraction
    if exponent or kind in ('e', 'E'):
        letter = 'e' if kind in ('e', 'g') or (kind is None and not context.capitals) else 'E'
        body += '%s%+d' % (letter, exponent)
    if kind == '%':
        body += '%'
    if comma:
        if align == '=' and fill == '0':
            room = width - len(minus) - len(body)
            while True:
                grouped = f'{int(whole):,}' if len(whole) == len(whole.lstrip('0') or '0') else _grouped(whole)
                if len(grouped) >= room:
                    break
                whole = '0' + whole
            return minus + grouped + body
        whole = _grouped(whole)
    return _padded(minus, whole + body, width, fill, align)


def _grouped(digits):
    parts = []
    while len(digits) > 3:
        parts.insert(0, digits[-3:])
        digits = digits[:-3]
    return ','.join([digits] + parts)


def _to_digits(d, count, mode):
    """The number with exactly so many digits."""
    if not d._int:
        return d
    result, _ = d._rescale(d.adjusted() + 1 - count, mode)
    if _digits(result._int) > count:
        result, _ = d._rescale(d.adjusted() + 2 - count, mode)
    return result


def _padded(minus, body, width, fill, align):
    room = fill * (width - len(minus) - len(body))
    if align == '<':
        return minus + body + room
    if align == '>':
        return room + minus + body
    if align == '=':
        return minus + room + body
    half = len(room) // 2
    return room[:half] + minus + body + room[half:]


# ---- the current context ----

_NAN = Decimal._make(0, 0, 0, 'n')
_ONE = Decimal._make(0, 1, 0)
DefaultContext = _DefaultContext = Context(28, ROUND_HALF_EVEN, -999999, 999999, 1, 0, [], _TRAPPED)
BasicContext = Context(9, ROUND_HALF_UP, -999999, 999999, 1, 0, [],
                       [InvalidOperation, DivisionByZero, Clamped, Overflow, Underflow])
ExtendedContext = Context(9, ROUND_HALF_EVEN, -999999, 999999, 1, 0, [], [])
_current = None


def getcontext():
    """The current context."""
    global _current
    if _current is None:
        _current = DefaultContext.copy()
    return _current


def setcontext(context, /):
    """Makes a context the current one."""
    global _current
    if not isinstance(context, Context):
        raise TypeError('argument must be a context')
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _current = context


class _ContextManager:
    def __init__(self, context):
        self._new = context

    def __enter__(self):
        self._before = getcontext()
        setcontext(self._new)
        return self._new

    def __exit__(self, *args):
        setcontext(self._before)


def localcontext(ctx=None, **kwargs):
    """A context for a with statement: a copy of the current one, or of another."""
    context = (ctx or getcontext()).copy()
    for name, value in kwargs.items():
        if name not in ('prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps'):
            raise TypeError("'%s' is an invalid keyword argument for this function" % name)
        setattr(context, name, value)
    return _ContextManager(context)


_numbers.Number.register(Decimal)
_as_in_c(Decimal)
_as_in_c(Context)
