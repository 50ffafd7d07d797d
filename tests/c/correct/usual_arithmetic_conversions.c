// Which type wins between two operands, seen by results that differ.
#include <stdio.h>

int main(void)
{
    unsigned u = 1;
    int i = -2;
    long l = -2;
    unsigned char c = 255;
    signed char s = -1;
    unsigned short us = 65535;
    printf("%d %d %d %d\n", i < u, l < u, c == s, (unsigned char)s == c);
    printf("%u %ld %d\n", i + u, l + u, us * 3u == 196605);
    printf("%d %g %g\n", 7 / 2, 7 / 2., 7 / 2 * 1.);
    printf("%d %d\n", -7 / 2, -7 % 3);
    printf("%d\n", (c << 8) + (s >> 1));
    printf("%lu %d\n", (unsigned long)(int)-1, (int)(unsigned char)-1);
    printf("%.1f %.1f\n", (float)16777217, (double)16777217);
    printf("%d %d %u\n", (int)3.99, (int)-3.99, (unsigned)3e9);
    printf("%d\n", sizeof(int) > -1);
    return 0;
}
