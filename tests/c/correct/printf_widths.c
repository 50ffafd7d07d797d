// Widths, precisions and flags, given in the format and as arguments.
#include <stdint.h>
#include <inttypes.h>
#include <stdio.h>

int main(void)
{
    printf("[%5d][%-5d][%05d][%+d][% d][%.3d][%8.3d][%-8.3d]\n", 42, 42, 42, 42, 42, 42, 42, 42);
    printf("[%x][%#x][%X][%#o][%08x][%#10x]\n", 255, 255, 255, 8, 255, 255);
    printf("[%s][%10s][%-10s][%.2s][%*s][%-*.*s]\n", "abc", "abc", "abc", "abc", 5, "abc", 6, 1, "abc");
    printf("[%f][%.0f][%.2f][%10.3f][%-10.1f][%+.1f][%e][%.3E][%g][%G]\n", 3.14159, 2.5, 2.675, 2.0, 2.0, 2.0, 12345.678, 0.00012, 1e10, 1e-10);
    printf("[%hhd][%hd][%ld][%lld][%zu][%td][%jd]\n", (char)300, (short)70000, 1L << 40, -1LL, sizeof(int), (char *)8 - (char *)2, (intmax_t)-5);
    printf("[%c][%5c][%%][%-3c]\n", 'x', 'y', 'z');
    printf("[%" PRId8 "][%" PRIu16 "][%" PRIx64 "]\n", (int8_t)-3, (uint16_t)65535, UINT64_MAX);
    printf("[%a][%.1f][%5.1f%%]\n", 1.0, -0.04, 99.95);
    int n;
    printf("counted%n", &n);
    printf(" %d %d\n", n, printf("ten chars!"));
    printf("[%.*f][%*d]\n", 3, 2.0 / 3, -6, 7);
    return 0;
}
