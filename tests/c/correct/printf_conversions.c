#include <inttypes.h>
#include <limits.h>
#include <stddef.h>
#include <stdio.h>

int main(void)
{
    printf("[%d] [%5d] [%-5d] [%05d] [%+d] [% d] [%.3d] [%5.3d]\n", 42, 42, 42, 42, 42, 42, 7, 7);
    printf("[%i] [%u] [%o] [%#o] [%x] [%X] [%#x] [%#X]\n", -1, 3000000000u, 8, 8, 255, 255, 255, 255);
    printf("[%hhd] [%hd] [%ld] [%lld] [%zu] [%td] [%jd]\n", (signed char)300, (short)70000, 1L << 40, LLONG_MIN, sizeof(int), (ptrdiff_t)-3, (intmax_t)9);
    printf("[%f] [%.2f] [%8.3f] [%-8.1f] [%+.0f] [%#.0f]\n", 3.14159, 2.5, 2.5, 2.25, 0.5, 1.0);
    printf("[%e] [%.2E] [%g] [%g] [%G] [%a]\n", 12345.678, 0.00012, 1e-5, 100000.0, 1e20, 1.0);
    printf("[%c] [%3c] [%-3c] [%s] [%8s] [%-8s] [%.2s] [%8.3s]\n", 'a', 'b', 'c', "str", "str", "str", "string", "string");
    printf("[%*d] [%-*d] [%.*f] [%*s]\n", 6, 1, 6, 1, 3, 2.0, -6, "x");
    printf("[%%] [%5s] [%p]\n", "", (void *)0);
    printf("%" PRId64 " %" PRIu32 " %" PRIx8 "\n", INT64_MAX, UINT32_MAX, (uint8_t)200);
    int n = 0;
    printf("abc%n", &n);
    printf(" %d\n", n);
    printf("%Lf %.3Lg\n", 1.25L, 1e10L);
    printf("[%05s] [%-05d] [%+5d] [%x]\n", "ab", 3, -3, -1);
    printf("%d %d %d\n", INT_MIN, INT_MAX, (int)UCHAR_MAX);
    printf("%.10g %.17g %g %g %g\n", 0.1, 0.1, 1.0 / 3, 1e100, -0.0);
    return printf("%s", "count\n") - 6;
}
