// Polynomials as lists of coefficients: sums, products, derivatives, printing.
#include <stdio.h>
#include <stdlib.h>

struct polynomial {
    int degree;
    int *c;
};

static struct polynomial make(int degree) { return (struct polynomial){degree, calloc((size_t)degree + 1, sizeof(int))}; }

static struct polynomial multiply(struct polynomial a, struct polynomial b)
{
    struct polynomial p = make(a.degree + b.degree);
    for (int i = 0; i <= a.degree; i++)
        for (int j = 0; j <= b.degree; j++)
            p.c[i + j] += a.c[i] * b.c[j];
    return p;
}

static void show(struct polynomial p)
{
    for (int i = p.degree; i >= 0; i--)
        if (p.c[i])
            printf(i > 1 ? "%+dx^%d" : i ? "%+dx" : "%+d", p.c[i], i);
    puts("");
}

int main(void)
{
    struct polynomial a = make(1), power = make(0);
    a.c[0] = -1;
    a.c[1] = power.c[0] = 1;
    for (int i = 0; i < 6; i++) {
        struct polynomial next = multiply(power, a);
        free(power.c);
        power = next;
        show(power);
    }
    struct polynomial d = make(power.degree - 1);
    for (int i = 1; i <= power.degree; i++)
        d.c[i - 1] = i * power.c[i];
    show(d);
    free(a.c), free(power.c), free(d.c);
    return 0;
}
