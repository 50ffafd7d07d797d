// ++ and -- before and after, on every kind of object.
#include <stdbool.h>
#include <stdio.h>

int main(void)
{
    int i = 5, *p, a[4] = {10, 20, 30, 40};
    printf("%d ", i++);
    printf("%d ", i);
    printf("%d ", ++i);
    printf("%d\n", --i - 1);
    p = a;
    printf("%d ", *p++);
    printf("%d ", (*p)++);
    printf("%d ", *p);
    printf("%d ", ++*p);
    printf("%d ", *++p);
    printf("%td\n", p-- - a);
    double d = 0.5;
    d++;
    float f = 16777216.0f;
    f++;
    char c = 127;
    c++;
    unsigned char u = 0;
    u--;
    bool b = 0;
    b++;
    b++;
    printf("%g %.1f %d %d %d ", d, f, c, u, b);
    b--;
    printf("%d\n", b);
    struct {
        unsigned bits : 3;
        const char *text;
    } s = {7, "text"};
    printf("%d ", s.bits++);
    printf("%d %s ", s.bits, ++s.text);
    short sh = -32768;
    sh--;
    long long ll = 1LL << 40;
    printf("%d %lld\n", sh, ll--);
    return 0;
}
