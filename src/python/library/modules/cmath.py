"""Mathematical functions for complex numbers."""
import math as _math
from math import e, inf, nan, pi, tau

infj = complex(0.0, inf)
nanj = complex(0.0, nan)


def _complex(z):
    if isinstance(z, (complex, float, int)):
        return complex(z)
    if isinstance(z, str):
        raise TypeError('must be real number, not str')
    return complex(z)


def phase(z, /):
    """The argument, or angle, of a complex number."""
    z = _complex(z)
    return _math.atan2(z.imag, z.real)


def polar(z, /):
    """(r, phi)"""
    z = _complex(z)
    return abs(z), phase(z)


def rect(r, phi, /):
    """From polar to rectangular coordinates."""
    if not phi:
        return complex(r, r * phi)
    return complex(r * _math.cos(phi), r * _math.sin(phi))


def exp(z, /):
    z = _complex(z)
    size = _math.exp(z.real)
    return complex(size * _math.cos(z.imag), size * _math.sin(z.imag))


def log(z, base=None, /):
    """The natural logarithm, or to a base."""
    z = _complex(z)
    if not z:
        raise ValueError('math domain error')
    ax, ay = abs(z.real), abs(z.imag)
    if 0.71 <= _math.hypot(ax, ay) <= 1.73:
        high, low = max(ax, ay), min(ax, ay)
        real = _math.log1p((high - 1) * (high + 1) + low * low) / 2
    else:
        real = _math.log(_math.hypot(ax, ay))
    result = complex(real, _math.atan2(z.imag, z.real))
    return result if base is None else result / log(base)


def log10(z, /):
    result = log(z)
    return complex(result.real / _math.log(10.0), result.imag / _math.log(10.0))


def sqrt(z, /):
    """The square root."""
    z = _complex(z)
    if not z:
        return complex(0.0, z.imag)
    if _math.isinf(z.imag):
        return complex(inf, z.imag)
    ax, ay = abs(z.real) / 8.0, abs(z.imag)
    s = 2.0 * _math.sqrt(ax + _math.hypot(ax, ay / 8.0))
    d = ay / (2.0 * s)
    if z.real >= 0.0:
        return complex(s, _math.copysign(d, z.imag))
    return complex(d, _math.copysign(s, z.imag))


def cosh(z, /):
    z = _complex(z)
    return complex(_math.cos(z.imag) * _math.cosh(z.real), _math.sin(z.imag) * _math.sinh(z.real))


def sinh(z, /):
    z = _complex(z)
    return complex(_math.cos(z.imag) * _math.sinh(z.real), _math.sin(z.imag) * _math.cosh(z.real))


def tanh(z, /):
    z = _complex(z)
    if abs(z.real) > 350:
        return complex(_math.copysign(1.0, z.real),
                       4.0 * _math.sin(z.imag) * _math.cos(z.imag) * _math.exp(-2.0 * abs(z.real)))
    tx, ty = _math.tanh(z.real), _math.tan(z.imag)
    cx = 1.0 / _math.cosh(z.real)
    txty = tx * ty
    bottom = 1.0 + txty * txty
    return complex(tx * (1.0 + ty * ty) / bottom, ty / bottom * cx * cx)


def cos(z, /):
    z = _complex(z)
    return cosh(complex(-z.imag, z.real))


def sin(z, /):
    z = _complex(z)
    r = sinh(complex(-z.imag, z.real))
    return complex(r.imag, -r.real)


def tan(z, /):
    z = _complex(z)
    r = tanh(complex(-z.imag, z.real))
    return complex(r.imag, -r.real)


def acos(z, /):
    z = _complex(z)
    s1, s2 = sqrt(complex(1.0 - z.real, -z.imag)), sqrt(complex(1.0 + z.real, z.imag))
    return complex(2.0 * _math.atan2(s1.real, s2.real), _math.asinh(s2.real * s1.imag - s2.imag * s1.real))


def asinh(z, /):
    z = _complex(z)
    s1, s2 = sqrt(complex(1.0 + z.imag, -z.real)), sqrt(complex(1.0 - z.imag, z.real))
    return complex(_math.asinh(s1.real * s2.imag - s2.real * s1.imag),
                   _math.atan2(z.imag, s1.real * s2.real - s1.imag * s2.imag))


def asin(z, /):
    z = _complex(z)
    r = asinh(complex(-z.imag, z.real))
    return complex(r.imag, -r.real)


def acosh(z, /):
    z = _complex(z)
    s1, s2 = sqrt(complex(z.real - 1.0, z.imag)), sqrt(complex(z.real + 1.0, z.imag))
    return complex(_math.asinh(s1.real * s2.real + s1.imag * s2.imag), 2.0 * _math.atan2(s1.imag, s2.real))


def atanh(z, /):
    z = _complex(z)
    if z.real < 0.0 or (z.real == 0.0 and _math.copysign(1.0, z.real) < 0.0):
        r = atanh(-z)
        return complex(-r.real, -r.imag)
    ay = abs(z.imag)
    if z.real == 1.0 and ay == 0:
        raise ValueError('math domain error')
    real = _math.log1p(4.0 * z.real / ((1 - z.real) ** 2 + ay * ay)) / 4.0
    return complex(real, -_math.atan2(-2.0 * z.imag, (1 - z.real) * (1 + z.real) - ay * ay) / 2.0)


def atan(z, /):
    z = _complex(z)
    r = atanh(complex(-z.imag, z.real))
    return complex(r.imag, -r.real)


def isfinite(z, /):
    z = _complex(z)
    return _math.isfinite(z.real) and _math.isfinite(z.imag)


def isinf(z, /):
    z = _complex(z)
    return _math.isinf(z.real) or _math.isinf(z.imag)


def isnan(z, /):
    z = _complex(z)
    return _math.isnan(z.real) or _math.isnan(z.imag)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    """Whether two complex numbers are close in value."""
    if rel_tol < 0 or abs_tol < 0:
        raise ValueError('tolerances must be non-negative')
    a, b = _complex(a), _complex(b)
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    difference = abs(a - b)
    return difference <= rel_tol * abs(b) or difference <= rel_tol * abs(a) or difference <= abs_tol
