"""Complex numbers."""
import sys

z = 3 + 4j
print(z, z.real, z.imag, abs(z), z.conjugate(), -z, +z, z * z, z / (1 - 2j), z**2, z**0.5, z**-1, 1j**1j, 0j**0)
print(complex(1, 2), complex("1+2j"), complex(" -3.5e2-1J "), complex("j"), complex("(1-nanj)"), complex(1.5), complex(), complex(1j, 1j), complex("inf"))
print(repr(1j), -1j, 0 - 1j, -0.0 + 0j, complex(-0.0, -0.0), 1e20 + 1e-20j, complex(float("inf"), float("nan")), 1 + 0j, (1 + 0j) == 1, 1j == 1)
print(hash(1j), hash(3 + 4j), hash(2 + 0j) == hash(2), bool(0j), bool(1j), sys.getsizeof(z), {1 + 0j: "a"}[1])
print(f"{z} {z:.2f} {z:>12} {z:+.1e} {z!r} {1j:g} {z:,}")
print(z == 3 + 4j, z != 3, z + 1, 1 + z, z - 1.5, 2 * z, z.__class__.__name__, sum([1j, 2]), complex.__mro__)


class Angle:
    def __complex__(self):
        return 1 + 2j


class Floaty:
    def __float__(self):
        return 2.5


print(complex(Angle()), complex(Floaty()), complex(Floaty(), 1))
for code in ["1j < 2j", "1j / 0", "0j ** -1", "1j // 1", "1j % 1", "divmod(1j, 1)", "int(1j)", "float(1j)", "complex('a')", "complex('1 + 2j')", "complex('1', 2)", "complex(1, '2')", "complex(None)", "complex([])", "round(1j)",
             "max(1j, 2j)", "sorted([1j, 2])", "range(1j)", "f'{1j:d}'", "f'{1j:=5}'", "f'{1j:05}'", "1j + 'a'", "[1] * 1j", "1j.real.imag", "1j.foo", "abs(1e308 + 1e308j)", "pow(1j, 2, 3)", "1j[0]", "setattr(1j, 'real', 1)", "1j ** 1e400"]:
    try:
        print(code, "=", eval(code))
    except Exception as error:
        print(code, "->", type(error).__name__, error)
