/* Numbers of any length in 32-bit words: sums, products, quotients, and their decimal digits. */
#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
typedef struct {
    uint32_t *limb;
    int n, cap;
} big;
static void grow(big *b, int n)
{
    if (n > b->cap) {
        b->limb = realloc(b->limb, n * 2 * sizeof *b->limb);
        if (!b->limb)
            exit(1);
        b->cap = n * 2;
    }
    while (b->n < n)
        b->limb[b->n++] = 0;
}
static void trim(big *b)
{
    while (b->n > 0 && b->limb[b->n - 1] == 0)
        b->n--;
}
static big from(unsigned long v)
{
    big b = {0};
    while (v) {
        grow(&b, b.n + 1);
        b.limb[b.n - 1] = (uint32_t)v;
        v >>= 32;
    }
    return b;
}
static void mul_small(big *b, uint32_t m, uint32_t add)
{
    uint64_t carry = add;
    for (int i = 0; i < b->n; i++) {
        carry += (uint64_t)b->limb[i] * m;
        b->limb[i] = (uint32_t)carry;
        carry >>= 32;
    }
    if (carry) {
        grow(b, b->n + 1);
        b->limb[b->n - 1] = (uint32_t)carry;
    }
}
static uint32_t div_small(big *b, uint32_t d)
{
    uint64_t r = 0;
    for (int i = b->n - 1; i >= 0; i--) {
        r = r << 32 | b->limb[i];
        b->limb[i] = (uint32_t)(r / d);
        r %= d;
    }
    trim(b);
    return (uint32_t)r;
}
static big mul(const big *a, const big *b)
{
    big r = {0};
    grow(&r, a->n + b->n + 1);
    for (int i = 0; i < a->n; i++) {
        uint64_t c = 0;
        for (int j = 0; j < b->n; j++) {
            c += r.limb[i + j] + (uint64_t)a->limb[i] * b->limb[j];
            r.limb[i + j] = (uint32_t)c;
            c >>= 32;
        }
        r.limb[i + b->n] += (uint32_t)c;
    }
    trim(&r);
    return r;
}
static big add(const big *a, const big *b)
{
    big r = {0};
    int n = a->n > b->n ? a->n : b->n;
    uint64_t c = 0;
    grow(&r, n + 1);
    for (int i = 0; i < n; i++) {
        c += (i < a->n ? a->limb[i] : 0);
        c += (i < b->n ? b->limb[i] : 0);
        r.limb[i] = (uint32_t)c;
        c >>= 32;
    }
    r.limb[n] = (uint32_t)c;
    trim(&r);
    return r;
}
static void print(const big *b)
{
    big t = {0};
    grow(&t, b->n);
    memcpy(t.limb, b->limb, b->n * sizeof *b->limb);
    char *s = malloc(b->n * 10 + 2);
    int k = 0;
    if (!t.n)
        s[k++] = '0';
    while (t.n) {
        uint32_t part = div_small(&t, 1000000000);
        for (int i = 0; i < 9 && (t.n || part); i++) {
            s[k++] = '0' + part % 10;
            part /= 10;
        }
    }
    while (k--)
        putchar(s[k]);
    putchar('\n');
    free(s);
    free(t.limb);
}
static big parse(const char *s)
{
    big b = {0};
    for (; isdigit((unsigned char)*s); s++) {
        mul_small(&b, 10, 0);
        if (*s != '0' || b.n) {
            big d = from(*s - '0'), r = add(&b, &d);
            free(b.limb);
            free(d.limb);
            b = r;
        }
    }
    return b;
}
int main(void)
{
    big f = from(1);
    for (int i = 2; i <= 60; i++)
        mul_small(&f, i, 0);
    print(&f);
    big a = from(0), b = from(1);
    for (int i = 0; i < 300; i++) {
        big c = add(&a, &b);
        free(a.limb);
        a = b;
        b = c;
    }
    print(&a);
    big p = parse("123456789012345678901234567890"), q = parse("987654321098765432109876543210");
    big m = mul(&p, &q);
    print(&m);
    printf("%u\n", div_small(&m, 97));
    print(&m);
    big two = from(1);
    for (int i = 0; i < 256; i++)
        mul_small(&two, 2, 0);
    print(&two);
    big z = {0};
    print(&z);
    free(f.limb);
    free(a.limb);
    free(b.limb);
    free(p.limb);
    free(q.limb);
    free(m.limb);
    free(two.limb);
    return 0;
}
