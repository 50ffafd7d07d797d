"""Whole numbers, small and big."""
import sys

big = 2**200 + 12345
print(big, -big, big // 7, big % -7, -big // 7, divmod(-big, 10**30))
print(big.bit_length(), (-big).bit_count(), big >> 100, -big >> 190, big << 3, ~big)
print(7 // 2, -7 // 2, 7 // -2, -7 % 3, 7 % -3, divmod(-7, 2), divmod(7, -2), 0 % 5, 2**0, 0**0, (-2)**3, 2**-2)
print(10**20 & 0xFFFF, -5 & 3, -5 | 3, -5 ^ 3, 6 & -2**70, -2**70 | 1, (2**70) ^ -1)
print(pow(3, 200, 1000), pow(3, -1, 7), pow(-3, 5, 7), pow(2, 10, -7))
print(int("0x1f", 16), int(" -12_3 "), int("z", 36), int("0b11", 0), int(3.99), int(-3.99), int("٣"), int(b"12"), int(True))
print(hex(-255), oct(8), bin(-5), hex(big), f"{big:,}", f"{big:x}", f"{10**25:_d}")
print((258).to_bytes(2, "big"), (258).to_bytes(3, "little"), (-2).to_bytes(2, "big", signed=True), int.from_bytes(b"\xff\x00", "big"), int.from_bytes(b"\xff\x00", "little", signed=True), int.from_bytes([1, 2], "big"))
print((5).real, (5).imag, (5).numerator, (5).denominator, (5).conjugate(), (5).__index__(), (5).as_integer_ratio(), (7).__float__(), (12).__round__(-1), round(15, -1), round(25, -1), round(-15, -1), round(12345, -2))
print(True + True, True & False, True | 2, ~True, -True, True / 2, bool(5), bool("False"), True is (1 == 1))
print(5 == 5.0, 3 < 3.5, 10**30 > 1e29, big == float(big), hash(2**61 - 1), hash(2**61), hash(-1), hash(-2), hash(big))
print(1e308 * 10 == float("inf"), 10**308 * 10 / 10**308, 2**1100 / 2**1099, 7 / 2, -7 / 2, 0 / 5, 10**400 // 10**398)
print([sys.getsizeof(n) for n in (0, 1, 2**30 - 1, 2**30, 2**60, 2**90, -1, True)])
print(int.__doc__.splitlines()[0], int.mro(), int(), int("-0"), (0).__bool__(), (3).__divmod__(2), (3).__rsub__(10), (3).__pow__(2, 5), (3).__add__("a"))
for code in ["1 / 0", "1 // 0", "1 % 0", "0 ** -1", "divmod(1, 0)", "int('a')", "int('')", "int('1', 1)", "int('9', 8)", "int(None)", "int([])", "1 << -1", "1 >> -1",
             "pow(2, -1, 4)", "pow(2, 2, 0)", "2 ** 3 ** 'a'", "1 + 'a'", "1 - None", "-'a'", "~1.0", "(1).to_bytes(0, 'big')", "(300).to_bytes(1, 'big')", "(-1).to_bytes(1, 'big')", "(1).to_bytes(1, 'middle')",
             "int('1', 2, 3)", "int(1, 2)", "int(1.5, 2)", "int(float('nan'))", "int(float('inf'))", "1 << 10**20", "int('1' * 5000)", "str(10**5000)", "10**400 * 1.0", "10**400 / 3", "int('1_')", "int('1__0')", "int(x=1)"]:
    try:
        print(code, "=", eval(code))
    except Exception as error:
        print(code, "->", type(error).__name__, error)
