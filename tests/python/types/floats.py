"""Floating point numbers."""
import sys

inf, nan = float("inf"), float("nan")
print(0.1 + 0.2, 1e16, 1e15, 123456789012345680.0, 1e-4, 1e-5, -0.0, 1e22, 1.0, 100.0, 5e-324, 1.7976931348623157e308, 1 / 3)
print(inf, -inf, nan, inf - inf, inf * 0, nan == nan, nan != nan, inf > 10**400, -inf < 0)
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(7.5, -2), 1e300 * 1e10, 2.0**0.5, (-8.0)**2, (-8) ** (1 / 3), 0.0**0, inf**0)
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.567, -2), round(1e300, 2), round(5.0), type(round(5.0)), type(round(5.0, 0)), round(0.5), round(1.5))
print((0.75).as_integer_ratio(), (0.1).hex(), float.fromhex("0x1.8p3"), (3.0).is_integer(), (3.5).is_integer(), (2.5).real, (2.5).imag, (2.5).conjugate(), (-2.5).__abs__(), (2.5).__trunc__(), (2.5).__floor__(), (2.5).__ceil__())
print(float("1e5"), float(" 1_0.5 "), float("-inf"), float("NaN"), float("infinity"), float(5), float(), float("1."), float(".5"), float("+1E-3"))
print(int(1e20), int(-0.5), hash(0.5), hash(1e300), hash(inf), hash(-inf), hash(1.0), hash(0.1), hash(-0.0))
print(sys.getsizeof(1.0), sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig, repr(float), float.__mro__)
print("%.3f %e %g %10.2f|%-10.1f|%+.1f %05.1f" % (3.14159, 31415.9, 1e-10, 2.5, 2.5, 2.5, 2.5))
print(f"{1234.5:,.1f} {0.000123:g} {1e100:g} {0.5:%} {nan:f} {inf:F} {-inf:e} {1.0:.0f} {2.5:.0f} {1e10:n} {3.0:#.0f} {1.10:G}")
print(3.0 == 3, 3.0 is 3.0, 0.1 + 0.1 + 0.1 == 0.3, sum([0.1] * 10), min(1.0, 1), max(1, 1.0), min(nan, 1), min(1, nan), sorted([2.5, 1, inf, -1]))
print(1.5 + 1, 1 + 1.5, 1.5 - True, 2 * 1.5, 3 / 1.5, 3 // 1.5, 5 % 1.5, 2**1.5, pow(2.0, 3), abs(-1.5), -(-1.5), +1.5, bool(0.0), bool(nan), not 1e-300)
for code in ["1.0 / 0", "1.0 // 0", "1.0 % 0", "0.0 ** -1", "float('a')", "float('')", "float(None)", "float('1_')", "10.0 ** 400", "1.5 << 1", "1.5 & 1", "1.5 < 'a'", "float(1, 2)", "float.fromhex('zz')",
             "round(nan)", "round(inf)", "int(nan)", "float(10**400)", "inf.as_integer_ratio()", "nan.as_integer_ratio()", "1.5 + 'a'", "'a' * 1.5", "[1] * 1.5", "[1][1.0]", "range(1.0)", "chr(1.0)", "1.5()", "1.5[0]", "(1.5).x", "1.5 .__class__", "round(1.5, 'a')", "divmod(1.5, 0)"]:
    try:
        print(code, "=", eval(code))
    except Exception as error:
        print(code, "->", type(error).__name__, error)
