#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static double sum(const char *types, ...)
{
    va_list list;
    double s = 0;
    va_start(list, types);
    for (; *types; types++)
        switch (*types) {
        case 'i': s += va_arg(list, int); break;
        case 'l': s += va_arg(list, long); break;
        case 'd': s += va_arg(list, double); break;
        case 's': s += strlen(va_arg(list, char *)); break;
        }
    va_end(list);
    return s;
}
static int log_to(char *to, size_t size, const char *format, ...)
{
    va_list list, copy;
    va_start(list, format);
    va_copy(copy, list);
    int length = vsnprintf(NULL, 0, format, copy);
    va_end(copy);
    vsnprintf(to, size, format, list);
    va_end(list);
    return length;
}
struct pair { int a; long b; };
static long pairs(int n, ...)
{
    va_list list;
    va_start(list, n);
    long s = 0;
    while (n-- > 0) {
        struct pair p = va_arg(list, struct pair);
        s += p.a * p.b;
    }
    va_end(list);
    return s;
}

int main(void)
{
    printf("%g\n", sum("idls", 1, 2.5, 1000000L, "four"));
    char buffer[12];
    int n = log_to(buffer, sizeof buffer, "%d-%s-%.1f", 42, "answer", 1.25);
    printf("%s %d\n", buffer, n);
    printf("%ld\n", pairs(2, (struct pair){2, 3}, (struct pair){4, 5}));
    printf("%g\n", sum("iiiiiiiidddddddddd", 1, 2, 3, 4, 5, 6, 7, 8, 1., 2., 3., 4., 5., 6., 7., 8., 9., 10.));
    return 0;
}
