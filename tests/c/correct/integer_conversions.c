#include <limits.h>
#include <stdio.h>

int main(void)
{
    signed char sc = (signed char)200;
    unsigned char uc = 200;
    short s = (short)40000;
    unsigned short us = 65535;
    int i = -1;
    unsigned u = 1;
    long l = i;
    unsigned long ul = (unsigned)i;
    printf("%d %d %d %d\n", sc, uc, s, us);
    printf("%d %d %d\n", i < u, (long)i < u, us + 1);
    printf("%ld %lu %lu\n", l, ul, (unsigned long)i);
    printf("%d %d %u %u\n", -7 / 2, -7 % 2, -7 / 2u, 7u - 8);
    printf("%d %d %d\n", -8 >> 1, 1 << 30, (int)(0x80000000u >> 31));
    printf("%d %d\n", (char)-1 < 0, (int)3.99);
    printf("%d %d %d\n", sizeof(char) + 0 > 0, sizeof('a') == sizeof(int), (int)sizeof(1 ? 1 : 1L));
    uc += 100; sc += 100; us++;
    printf("%d %d %d\n", uc, sc, us);
    printf("%lld %llu\n", 5000000000LL * 3, ULLONG_MAX);
    _Bool b = 256, c = 0.5;
    printf("%d %d %d\n", b, c, b + c);
    printf("%u %d\n", (unsigned)-1.0f == 0 ? 1 : 2, ~0);
    printf("%d\n", 'a' + '\xff');
    return (unsigned char)-2;
}
