"""The tower of numbers (PEP 3141): what one may expect of a Complex, a Real, a Rational, an Integral."""
from abc import ABCMeta, abstractmethod

__all__ = ['Number', 'Complex', 'Real', 'Rational', 'Integral']


def _to_define(owner, alone='', with_other='', attributes=''):
    """The abstract methods of a class by name: those of one operand, of two, and what is read without a call."""
    members = {}
    for name in alone.split() + attributes.split():
        def member(self):
            raise NotImplementedError
        members[name] = member
    for name in with_other.split():
        def member(self, other):
            raise NotImplementedError
        members[name] = member
    for name, member in members.items():
        member.__name__, member.__qualname__ = name, f'{owner}.{name}'
        abstractmethod(member)
    for name in attributes.split():
        members[name] = property(members[name])
    return members


class Number(metaclass=ABCMeta):
    """What every number is. It promises nothing, not even a hash."""
    __slots__ = ()
    __hash__ = None


class Complex(Number):
    """Numbers that can be added, multiplied, divided and raised to a power; complex is one."""
    __slots__ = ()
    locals().update(_to_define('Complex', '__neg__ __pos__ __abs__ conjugate',
                               '__add__ __radd__ __mul__ __rmul__ __truediv__ __rtruediv__ __pow__ __rpow__ __eq__',
                               'real imag'))

    @abstractmethod
    def __complex__(self):
        """This number as Python's complex."""

    def __bool__(self):
        """Whether it is another number than 0."""
        return not self == 0

    # A difference is the sum with the opposite.

    def __sub__(self, other):
        return self + (-other)

    def __rsub__(self, other):
        return (-self) + other


class Real(Complex):
    """Numbers on a line: they have an order, can be rounded, and divided with a remainder; float is one."""
    __slots__ = ()
    locals().update(_to_define('Real', '__float__ __trunc__ __floor__ __ceil__',
                               '__floordiv__ __rfloordiv__ __mod__ __rmod__ __lt__ __le__'))

    @abstractmethod
    def __round__(self, ndigits=None):
        """The nearest whole number, or the nearest with so many digits after the point."""
        raise NotImplementedError

    def __divmod__(self, other):
        return (self // other, self % other)

    def __rdivmod__(self, other):
        return (other // self, other % self)

    # A complex number without an imaginary part.

    def __complex__(self):
        return complex(float(self), 0.0)

    def conjugate(self):
        """The number itself."""
        return +self

    real = property(conjugate)
    imag = property(lambda self: 0)


class Rational(Real):
    """Ratios of whole numbers, in lowest terms and with a denominator above 0."""
    __slots__ = ()
    locals().update(_to_define('Rational', attributes='numerator denominator'))

    def __float__(self):
        """The quotient of two ints is rounded once, however long they are."""
        above, below = int(self.numerator), int(self.denominator)
        return above / below


class Integral(Rational):
    """Whole numbers: they can be indexes, and have bits; int is one."""
    __slots__ = ()
    locals().update(_to_define('Integral', '__int__ __invert__', '__lshift__ __rlshift__ __rshift__ __rrshift__ '
                               '__and__ __rand__ __xor__ __rxor__ __or__ __ror__'))

    @abstractmethod
    def __pow__(self, exponent, modulus=None):
        """self ** exponent, of which only the rest of a division by modulus may be wanted."""
        raise NotImplementedError

    def __index__(self):
        return int(self)

    def __float__(self):
        return float(int(self))

    # A ratio with the denominator 1.
    numerator = property(lambda self: +self)
    denominator = property(lambda self: 1)


Complex.register(complex)
Real.register(float)
Integral.register(int)
