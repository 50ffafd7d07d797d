/* Bit-fields wider than an int compute in just as many bits as they have. */
#include <stdio.h>

struct wide {
    unsigned long long u33 : 33;
    unsigned long long u40 : 40;
    signed long long s40 : 40;
    unsigned small : 3;
    unsigned full : 32;
};

static void show(const char *what, unsigned long long value)
{
    printf("%-12s %llx\n", what, value);
}

int main(void)
{
    struct wide w = {.u33 = 0x1ffffffffULL, .u40 = 0x8000000000ULL, .s40 = -1, .small = 7, .full = 0xffffffffu};
    int minus = -1;
    long count = 3;
    show("~", ~w.u33);
    show("-", -w.u40);
    show("+ 1", w.u33 + 1);
    show("+ minus", w.u33 + minus);
    show("* 3", w.u40 * 3);
    show("<< 4", w.u40 << 4);
    show(">> 4", w.u40 >> 4);
    show("both", w.u33 + w.u40);
    show("with long", w.u33 + count);
    show("choice", count ? w.u33 : minus);
    show("comma", (count, ~w.u33));
    show("signed", (unsigned long long)(w.s40 * 16));
    show("minus / 2", w.u33 == (unsigned)minus ? 1 : (unsigned long long)minus / 2);
    printf("%d %d %d %d\n", w.u33 == minus, w.u33 + 1 == 0, w.small - 8 < 0, w.full + 1 == 0);
    w.u33 += 2;
    w.u40 /= 3;
    w.s40 *= 5;
    printf("%llx %llx %lld\n", (unsigned long long)w.u33, (unsigned long long)w.u40, (long long)w.s40);
    int n = 100;
    n += w.u33;
    n -= w.s40;
    printf("%d %d %llx %d\n", n, (w.small = 0) - 1 < 0, ~(w.u33 = 5), ++w.small - 2 < 0);
    w.u33--;
    printf("%llx %llx\n", (unsigned long long)w.u33, -w.u33);
    return 0;
}
