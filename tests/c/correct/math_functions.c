// The common functions of math.h at points where their values are known.
#include <math.h>
#include <stdio.h>

int main(void)
{
    printf("%g %g %g %g\n", sqrt(2), cbrt(27), hypot(3, 4), pow(2, 0.5));
    printf("%g %g %g %g %g\n", floor(-1.5), ceil(-1.5), trunc(-1.5), round(-1.5), rint(2.5));
    printf("%ld %lld %g %g\n", lround(2.5), llrint(3.5), fmod(-7, 3), remainder(-7, 3));
    printf("%.6f %.6f %.6f %.6f\n", sin(1), cos(1), tan(1), atan2(-1, -1));
    printf("%.6f %.6f %.6f %.6f\n", exp(1), log(10), log10(1000), log2(8));
    int e;
    double whole, fraction = modf(-3.75, &whole);
    printf("%g %g ", whole, fraction);
    double m = frexp(48, &e);
    printf("%g %d %g\n", m, e, ldexp(0.75, 4));
    printf("%g %g %g %g\n", fabs(-2), fmax(1, NAN), fmin(-0.5, 2), fdim(3, 5));
    printf("%d %d %d %d\n", isnan(sqrt(-1)) != 0, isinf(1 / 0.) != 0, isfinite(1e308) != 0, signbit(-0.) != 0);
    printf("%g %g %g\n", copysign(3, -0.), nextafter(1, 2) - 1, fma(2, 3, 4));
    printf("%.9g %.9g\n", sqrtf(2), tgamma(5));
    return 0;
}
