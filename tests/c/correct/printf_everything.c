/* Every conversion of printf with its flags, widths, precisions and lengths. */
#include <float.h>
#include <inttypes.h>
#include <limits.h>
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
int main(void)
{
    int n;
    printf("%d%n", 12345, &n);
    printf(" %i\n", n);
    printf("[%5d][%-5d][%05d][%+d][% d][%+5d][%x][%X][%#x][%#o][%o][%u]\n", 42, 42, 42, 42, 42, -42,
           255, 255, 255, 8, 8, 4000000000u);
    printf("[%.3d][%8.3d][%-8.3d][%.0d][%#.0x]\n", 5, 5, 5, 0, 0);
    printf("[%hhd][%hd][%ld][%lld][%hhu][%hu][%lu][%llu][%zu][%td][%jd]\n", (char)200, (short)70000,
           LONG_MIN, LLONG_MAX, (unsigned char)300, (unsigned short)70000, ULONG_MAX, ULLONG_MAX,
           sizeof(int), (ptrdiff_t)-3, (intmax_t)7);
    printf("[%f][%.2f][%10.3f][%-10.1f][%+.1f][%010.2f][%.0f][%#.0f]\n", 3.14159, 2.005, 2.71828,
           1.25, 1.35, -3.5, 2.5, 3.0);
    printf("[%e][%.2e][%E][%g][%G][%g][%g][%.3g][%#g]\n", 12345.678, 0.00012345, 1e-10, 0.0001,
           1e-5, 1e6, 123456789.0, 1234.5, 1.5);
    printf("[%a][%A][%.2a]\n", 1.0, 0.1, 3.14159);
    printf("[%f][%F][%e][%g][%5.1f][%-8f][%08f]\n", INFINITY, -INFINITY, NAN, INFINITY, INFINITY,
           INFINITY, INFINITY);
    printf("[%Lf][%.3Le][%Lg]\n", 1.0L / 3, 1e4000L, LDBL_MAX);
    printf("[%c][%5c][%-5c][%s][%10s][%-10s][%.3s][%10.2s][%.*s][%*d][%-*d]\n", 'A', 'B', 'C',
           "str", "right", "left", "truncate", "abc", 2, "xyz", 6, 7, 4, 8);
    printf("[%p][%%][%5%]\n", (void *)0);
    printf("%" PRId64 " %" PRIu32 " %" PRIx16 " %" PRIdMAX " %" PRIXPTR "\n", INT64_MIN, UINT32_MAX,
           (uint16_t)0xabc, INTMAX_MAX, (uintptr_t)0xdead);
    printf("%.15g %.17g %.20f %g\n", 0.1, 0.1, 0.1, DBL_MIN);
    printf("%g %g %.10g %f\n", FLT_MAX, FLT_EPSILON, (double)FLT_MIN, (double)1e15f);
    printf("%d %d\n", snprintf(NULL, 0, "%s-%d", "abc", 12), printf("%s", ""));
    char b[8];
    int r = snprintf(b, sizeof b, "%s", "0123456789");
    printf("%d %s\n", r, b);
    printf("%s %.*f %+.3e %#X\n", "end", 3, 3.14159265, -0.0, 0xbeef);
    printf("%5s|%-6.2f|%06.1f|%+i|% 05d\n", "ab", 1.005, -2.25, 0, 42);
    printf("%ls|%lc\n", L"wide", L'w');
    return 0;
}
