#include <stdio.h>
#include <string.h>

struct flags { unsigned ready : 1, mode : 3; int level : 4; unsigned : 0; unsigned char last : 5; };
struct date { unsigned short day : 5, month : 4, year : 7; };
struct wide { unsigned long a : 40, b : 24; long c : 33; };

int main(void)
{
    struct flags f = {1, 9, -3, 31};
    printf("%u %u %d %u %zu\n", f.ready, f.mode, f.level, f.last, sizeof f);
    f.mode += 7; f.level--; f.ready ^= 1; f.last++;
    printf("%u %u %d %u\n", f.ready, f.mode, f.level, f.last);
    struct date d = {31, 12, 99};
    unsigned short raw;
    memcpy(&raw, &d, sizeof raw);
    printf("%u %u %u %x %zu\n", d.day, d.month, d.year, raw, sizeof d);
    struct wide w = {(1UL << 40) - 1, 5, -1};
    w.a -= 1;
    printf("%lx %u %ld %zu\n", (unsigned long)w.a, (unsigned)w.b, (long)w.c, sizeof w);
    printf("%d\n", f.level < 0 ? (f.level << 1) : 0);
    struct flags *p = &f;
    return p->mode = 5;
}
