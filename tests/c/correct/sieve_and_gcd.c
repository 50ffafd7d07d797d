#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned gcd(unsigned a, unsigned b) { return b ? gcd(b, a % b) : a; }
static unsigned long power(unsigned long b, unsigned e, unsigned long m) { unsigned long r = 1; for (b %= m; e; e >>= 1, b = b * b % m) if (e & 1) r = r * b % m; return r; }

int main(void)
{
    enum { LIMIT = 1000 };
    char *composite = calloc(LIMIT + 1, 1);
    int count = 0, last = 0;
    for (int i = 2; i <= LIMIT; i++) {
        if (composite[i]) continue;
        count++; last = i;
        for (int j = i * i; j <= LIMIT; j += i) composite[j] = 1;
    }
    free(composite);
    printf("%d %d %u %lu\n", count, last, gcd(1071, 462), power(3, 200, 1000007));
    unsigned long collatz = 27, steps = 0;
    while (collatz != 1) collatz = collatz % 2 ? 3 * collatz + 1 : collatz / 2, steps++;
    printf("%lu\n", steps);
    return 0;
}
