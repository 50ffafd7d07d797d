/* What sscanf and the strto functions make of strings, right and wrong. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
int main(void)
{
    int a, b, c, n;
    unsigned u;
    long l;
    short h;
    signed char hh;
    float f;
    double d;
    long double ld;
    char s[20], t[20], ch;
    void *p;
    n = sscanf("12 -7 0x1f", "%d%d%i", &a, &b, &c);
    printf("%d %d %d %d\n", n, a, b, c);
    n = sscanf("077 077 zz", "%i %d %d", &a, &b, &c);
    printf("%d %d %d\n", n, a, b);
    n = sscanf("  word another", "%s %19s", s, t);
    printf("%d %s %s\n", n, s, t);
    n = sscanf("abc123", "%[a-z]%d", s, &a);
    printf("%d %s %d\n", n, s, a);
    n = sscanf("key=value;rest", "%[^=]=%[^;];%s", s, t, s + 10);
    printf("%d %s %s %s\n", n, s, t, s + 10);
    n = sscanf("3.5 1e3 -0.25 nan", "%f %lf %Lf", &f, &d, &ld);
    printf("%d %g %g %Lg\n", n, f, d, ld);
    n = sscanf("10:20:30", "%2d:%2d:%2d%n", &a, &b, &c, &u);
    printf("%d %d %d %d %u\n", n, a, b, c, u);
    n = sscanf("65535 -1 300 99999999999", "%hd %hhd %u %ld", &h, &hh, &u, &l);
    printf("%d %d %d %u %ld\n", n, h, hh, u, l);
    n = sscanf("x y", "%c %c", &ch, t);
    printf("%d %c %c\n", n, ch, t[0]);
    n = sscanf("1,2,,3", "%d,%d,%d", &a, &b, &c);
    printf("%d\n", n);
    n = sscanf("", "%d", &a);
    printf("%d\n", n);
    n = sscanf("skip 5 this", "%*s %d %*s", &a);
    printf("%d %d\n", n, a);
    n = sscanf("12345", "%2d%3d", &a, &b);
    printf("%d %d %d\n", n, a, b);
    n = sscanf("ff FF 0xff", "%x %X %x", &a, &b, &c);
    printf("%d %d %d %d\n", n, a, b, c);
    n = sscanf("50%", "%d%%", &a);
    printf("%d %d\n", n, a);
    n = sscanf("]a-z]", "%[]a-]%s", s, t);
    printf("%d %s %s\n", n, s, t);
    char *end;
    l = strtol("  -42abc", &end, 10);
    printf("%ld %s|", l, end);
    l = strtol("0x7fz", &end, 0);
    printf("%ld %s|", l, end);
    printf("%ld|", strtol("zz", &end, 36));
    printf("%lu\n", strtoul("-1", NULL, 10));
    errno = 0;
    l = strtol("99999999999999999999", &end, 10);
    printf("%d %d\n", l == LONG_MAX, errno == ERANGE);
    d = strtod("1.5e+3xyz", &end);
    printf("%g %s|", d, end);
    printf("%g|", strtod("inf", NULL));
    printf("%g|", strtod("0x1p4", NULL));
    d = strtod(".e", &end);
    printf("%g %d\n", d, *end);
    printf("%d %ld %g %d\n", atoi(" 12x"), atol("-9"), atof("2.5"), atoi("none"));
    (void)p;
    return 0;
}
