// What sscanf takes and where it stops.
#include <stdio.h>

int main(void)
{
    int a = 0, b = 0, n = 0;
    unsigned u;
    double d;
    char word[10], set[10], c;
    printf("%d %d\n", sscanf("12,34", "%d,%d", &a, &b), a + b);
    printf("%d\n", sscanf("12;34", "%d,%d", &a, &b));
    printf("%d ", sscanf("ff 077 0x1A", "%x %i %i%n", &u, &a, &b, &n));
    printf("%u %d %d %d\n", u, a, b, n);
    printf("%d ", sscanf("pi=3.25 rest", "%[a-z]=%lf %c%9s", set, &d, &c, word));
    printf("%s %g %c %s\n", set, d, c, word);
    printf("%d ", sscanf("123456", "%3d%*2d%d", &a, &b));
    printf("%d %d\n", a, b);
    printf("%d %d\n", sscanf("", "%d", &a), sscanf("x", "%d", &a));
    printf("%d ", sscanf("key: value here", "%9[^:]: %9[^\n]", set, word));
    printf("%s|%s\n", set, word);
    long l;
    short s;
    printf("%d ", sscanf("-5 99999999999", "%hd %ld", &s, &l));
    printf("%d %ld\n", s, l);
    return 0;
}
