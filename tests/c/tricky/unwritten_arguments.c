// A struct with unwritten parts goes through variadic functions, function pointers and returns; only what was written is looked at.
#include <stdarg.h>
#include <stdio.h>

struct wide {
    long a, b, c;
};

static long pick(int n, ...)
{
    va_list list, again;
    va_start(list, n);
    va_copy(again, list);
    long total = 0;
    for (int i = 0; i < n; i++) {
        struct wide w = va_arg(list, struct wide);
        total += w.b;
    }
    total += va_arg(again, struct wide).b;
    va_end(again);
    va_end(list);
    return total;
}

static struct wide with_b(long b)
{
    struct wide w;
    w.b = b;
    return w;
}

int main(void)
{
    struct wide (*make)(long) = with_b;
    struct wide x = make(5), y = with_b(8), all[3];
    all[1] = x;
    all[2] = all[0];
    printf("%ld\n", pick(3, x, y, all[1]));
    return 0;
}
