// Numbers with sixteen binary places: multiplication, division, square roots, and printing them.
#include <stdint.h>
#include <stdio.h>

typedef int32_t fixed;
#define ONE (1 << 16)

static fixed multiply(fixed a, fixed b) { return (fixed)((int64_t)a * b >> 16); }
static fixed divide(fixed a, fixed b) { return (fixed)((int64_t)a * ONE / b); }

static fixed root(fixed v)
{
    fixed guess = v > ONE ? v : ONE;
    for (int i = 0; i < 20; i++)
        guess = (guess + divide(v, guess)) / 2;
    return guess;
}

static void show(fixed v)
{
    printf("%s%d.%04d ", v < 0 ? "-" : "", (v < 0 ? -v : v) >> 16, (int)((int64_t)((v < 0 ? -v : v) & 0xffff) * 10000 >> 16));
}

int main(void)
{
    show(multiply(3 * ONE / 2, -5 * ONE / 2));
    show(divide(ONE, 3 * ONE));
    show(root(2 * ONE));
    show((fixed)(3.14159 * ONE));
    fixed sum = 0;
    for (int i = 1; i <= 100; i++)
        sum += divide(ONE, i * ONE);
    show(sum);
    puts("");
    return 0;
}
