/* Functions defined as before 1989: names in the list, their types below it. */
#include <stdio.h>

int power(base, n)
int base, n;
{
    int p;
    for (p = 1; n > 0; --n)
        p *= base;
    return p;
}

double average(values, count)
double values[];
unsigned count;
{
    double sum = 0;
    unsigned i;
    for (i = 0; i < count; i++)
        sum += values[i];
    return count ? sum / count : 0;
}

static char *copy(to, from, most)
char *to;
const char *from;
short most;
{
    char *begin = to;
    while (most-- > 1 && (*to = *from++))
        to++;
    *to = 0;
    return begin;
}

struct pair {
    int a;
    long b;
} add(x, y)
struct pair x, y;
{
    x.a += y.a;
    x.b += y.b;
    return x;
}

narrow(c, f, b)
char c;
float f;
unsigned char b;
{
    char *address = &c;
    *address += 1;
    return c + (int)(f * 2) + b;
}

int apply(function, value)
int (*function)(), value;
{
    return function(value, 3) + (*function)(2, value);
}

int nothing()
{
    return 7;
}

main(argc, argv)
int argc;
char **argv;
{
    double values[] = {1.5, 2.5, 5};
    char text[8];
    struct pair p = {1, 2}, q = {10, 20};
    printf("%d %g %s\n", power(2, 10), average(values, 3), copy(text, "too long for it", (short)sizeof text));
    p = add(p, q);
    printf("%d %ld %d %d %d\n", p.a, p.b, narrow('a', 1.5f, 300), apply(power, 5), nothing());
    printf("%d %d\n", argc, argv[argc] == 0);
    return nothing() - 7;
}
