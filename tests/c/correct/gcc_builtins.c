/* What gcc builds in, as programs use it: bits counted, bytes swapped, overflow told. */
#include <limits.h>
#include <stdint.h>
#include <stdio.h>

#define likely(x) __builtin_expect(!!(x), 1)

static int checked_sum(const int *values, int count, int *sum)
{
    *sum = 0;
    for (int i = 0; i < count; i++)
        if (__builtin_add_overflow(*sum, values[i], sum))
            return -1;
    return 0;
}

static unsigned long long factorial(unsigned n, int *overflow)
{
    unsigned long long product = 1;
    *overflow = 0;
    for (unsigned i = 2; i <= n; i++)
        *overflow |= __builtin_mul_overflow(product, i, &product);
    return product;
}

static unsigned next_power_of_two(unsigned n)
{
    return n <= 1 ? 1 : 1u << (32 - __builtin_clz(n - 1));
}

#define TRY(type, a, b)                                                                                 \
    do {                                                                                                \
        type r;                                                                                         \
        int sum = __builtin_add_overflow(a, b, &r);                                                     \
        printf("%d %lld, ", sum, (long long)r);                                                         \
        int difference = __builtin_sub_overflow(a, b, &r);                                              \
        printf("%d %lld, ", difference, (long long)r);                                                  \
        int product = __builtin_mul_overflow(a, b, &r);                                                 \
        printf("%d %lld\n", product, (long long)r);                                                     \
    } while (0)

int main(void)
{
    int values[] = {INT_MAX - 10, 5, 5, 1}, sum, overflow;
    printf("%d ", checked_sum(values, 3, &sum));
    printf("%d ", sum);
    printf("%d\n", checked_sum(values, 4, &sum));
    for (unsigned n = 19; n < 23; n++) {
        unsigned long long f = factorial(n, &overflow);
        printf("%u! %llu%s\n", n, f, overflow ? " overflowed" : "");
    }
    for (unsigned n = 1; n < 70; n = n * 2 + 1)
        printf("%u ", next_power_of_two(n));
    TRY(signed char, 100, 27);
    TRY(unsigned char, 15, 17);
    TRY(unsigned, 3u, 5);
    TRY(long, LONG_MIN, -1);
    TRY(unsigned long, -1, 1u);
    TRY(long, ULONG_MAX, LONG_MIN);
    TRY(unsigned long, 1ul << 32, (1ul << 32) - 1);
    printf("%d %d %d %d\n", __builtin_popcount(0xf0f0u), __builtin_popcountll(~0ull), __builtin_ctz(40), __builtin_ctzll(1ull << 40));
    printf("%d %d %d %d\n", __builtin_ffs(0), __builtin_ffsl(0x80L), __builtin_parity(7), __builtin_clrsb(-2));
    printf("%x %x %llx\n", __builtin_bswap16(0x1234), __builtin_bswap32(0x12345678u),
           (unsigned long long)__builtin_bswap64(0x0102030405060708ull));
    char text[16];
    __builtin_memset(text, 'x', 15);
    text[15] = 0;
    if (likely(__builtin_strlen(text) == 15))
        __builtin_printf("%s %g\n", text, (double)__builtin_fabsf(-2.5f));
    return 0;
}
