// _Bool takes any scalar and keeps whether it is not zero.
#include <stdbool.h>
#include <stdio.h>

static bool odd(int n) { return n & 1; }

struct set {
    bool a : 1, b : 1;
    bool whole;
};

int main(void)
{
    bool b = 256, c = 0.1, d = "text", e = NULL, f = -0.0;
    printf("%d %d %d %d %d %zu\n", b, c, d, e, f, sizeof b);
    printf("%d %d %d\n", odd(6), odd(-7), true + true);
    b = b - 1;
    c = !c || b;
    int n = 10;
    d = n &= 6;
    printf("%d %d %d %d\n", b, c, d, n);
    struct set s = {2, 4, 8};
    s.b = s.a && !s.whole;
    printf("%d%d%d\n", s.a, s.b, s.whole);
    printf("%d %d %d\n", !!42, !0.5, (bool)0x100000000);
    return b;
}
