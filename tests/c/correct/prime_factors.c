// Factors of large numbers, and powers modulo a number.
#include <stdint.h>
#include <stdio.h>

static uint64_t power(uint64_t base, uint64_t exponent, uint64_t modulus)
{
    uint64_t result = 1;
    for (base %= modulus; exponent; exponent >>= 1) {
        if (exponent & 1)
            result = result * base % modulus;
        base = base * base % modulus;
    }
    return result;
}

int main(void)
{
    static const uint64_t numbers[] = {2, 97, 360, 1001, 65536, 600851475143, 999999999989};
    for (unsigned i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        uint64_t n = numbers[i];
        printf("%llu =", (unsigned long long)n);
        for (uint64_t p = 2; p * p <= n && p < 2000; p++)
            for (; n % p == 0; n /= p)
                printf(" %llu", (unsigned long long)p);
        if (n > 1)
            printf(" %llu", (unsigned long long)n);
        puts("");
    }
    printf("%llu %llu\n", (unsigned long long)power(2, 1000, 1000003), (unsigned long long)power(5, 1000002, 1000003));
    return 0;
}
