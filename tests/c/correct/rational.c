// Fractions in lowest terms.
#include <stdio.h>

typedef struct {
    long n, d;
} rational;

static long gcd(long a, long b) { return b ? gcd(b, a % b) : a < 0 ? -a : a; }

static rational make(long n, long d)
{
    long g = gcd(n, d);
    if (d < 0)
        g = -g;
    return (rational){n / g, d / g};
}

static rational add(rational a, rational b) { return make(a.n * b.d + b.n * a.d, a.d * b.d); }
static rational multiply(rational a, rational b) { return make(a.n * b.n, a.d * b.d); }

int main(void)
{
    rational sum = {0, 1}, product = {1, 1};
    for (int i = 1; i <= 10; i++) {
        sum = add(sum, make(1, i));
        product = multiply(product, make(i, i + 2));
    }
    printf("%ld/%ld %ld/%ld\n", sum.n, sum.d, product.n, product.d);
    rational r = make(6, -4);
    printf("%ld/%ld %d\n", r.n, r.d, make(0, 5).d == 1);
    return 0;
}
