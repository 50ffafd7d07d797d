// Bit-fields of a struct that was never initialised: writing one leaves its neighbours unwritten, and nobody looks at those.
#include <stdio.h>

struct flags {
    unsigned ready : 1;
    unsigned kind : 3;
    signed level : 5;
    unsigned : 0;
    unsigned wide : 20;
};

int main(void)
{
    struct flags f, g;
    f.kind = 5;
    if (f.kind == 5)
        puts("five");
    f.level = -9;
    g = f;
    g.ready = 1;
    if (g.ready && g.level < 0)
        printf("%d %d\n", g.kind, g.level);
    g.wide = 0xfffff;
    g.wide++;
    g.kind += 4;
    printf("%u %u\n", g.wide, g.kind);
    return 0;
}
