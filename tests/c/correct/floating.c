#include <float.h>
#include <math.h>
#include <stdio.h>

int main(void)
{
    float f = 0.1f; double d = 0.1; long double l = 0.1L;
    printf("%.9g %.17g %.20Lg %d %d\n", f, d, l, f == d, (double)f == f);
    printf("%.3f %.3f %.3f %.3f\n", sqrt(2), pow(2, 0.5), sin(1), atan2(1, 2));
    printf("%g %g %g %g %g\n", floor(-2.5), ceil(-2.5), round(2.5), trunc(-2.7), fmod(7.5, 2));
    printf("%d %d %d\n", (int)-2.9, (int)1e9, (unsigned char)65.9);
    printf("%g %g %d %d\n", 1 / 0.0, -1 / 0.0, isnan(0.0 / 0.0), isinf(1e308 * 10) != 0);
    printf("%g %g %g\n", DBL_MAX, FLT_EPSILON, (double)(float)1e-50);
    int e; double m = frexp(48.0, &e), whole, part = modf(3.75, &whole);
    printf("%g %d %g %g %g\n", m, e, ldexp(0.75, 6), part, whole);
    double sum = 0;
    for (int i = 0; i < 10; i++) sum += 0.1;
    printf("%d %.16f %g\n", sum == 1.0, sum, fabs(-sum));
    float x = 16777216.0f; x++;
    printf("%.1f %g %g\n", x, hypot(3, 4), log10(1000));
    printf("%a %.2e %g %ld %g\n", 0.5, 12345.0, 1e15, lround(-1.5), fmax(1, 2));
    printf("%d %d\n", 5 / 2 * 2.0 == 4, 0.1 + 0.2 == 0.3);
    return (int)(3.99 + 0.005);
}
