// Each assignment operator on operands of different types: the operation is done in the common type.
#include <stdio.h>

int main(void)
{
    int i = 7;
    i *= 2.6;
    printf("%d ", i);
    i /= 2.5f;
    printf("%d ", i);
    i %= 4;
    printf("%d ", i);
    i <<= 5;
    i |= 5;
    i ^= 0xff;
    i &= ~8;
    i >>= 1;
    printf("%d ", i);
    char c = 100;
    c += 100;
    printf("%d ", c);
    c *= c;
    printf("%d ", c);
    unsigned short s = 1;
    s -= 2;
    printf("%d ", s);
    s <<= 4;
    printf("%d ", s);
    unsigned u = 10;
    u /= -1;
    printf("%u ", u);
    long long l = -10;
    l /= 3u;
    printf("%lld ", l);
    float f = 1;
    f /= 3;
    f *= 3.0;
    printf("%.9g ", f);
    double a = 1, b, d;
    a += b = d = 2.25;
    printf("%g\n", a + b + d);
    int array[3] = {1, 2, 3}, *p = array;
    p += 2;
    *p -= 5;
    p -= 1;
    *p *= 3;
    printf("%d %d %d\n", array[0], array[1], array[2]);
    return 0;
}
