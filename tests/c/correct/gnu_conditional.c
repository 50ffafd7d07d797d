#include <stdio.h>
#include <stdlib.h>
int calls;
int f(int v)
{
    calls++;
    return v;
}
struct s {
    int a : 3;
    char c;
} g = {2, 5};
char *name(int n)
{
    calls++;
    return n ? "given" : NULL;
}
int file_scope = 0 ?: 7, other = 4 ?: 9;
enum { E = 0 ?: 3, F = 5 ?: 1 };
int main(void)
{
    int x = 0, y = 5;
    printf("%d %d\n", x ?: 3, y ?: 3);
    printf("%d %d %d\n", f(0) ?: 8, f(9) ?: 8, calls);
    printf("%s %s\n", name(1) ?: "none", name(0) ?: "none");
    double d = 0.0;
    long double ld = 2.5L, lz = 0;
    printf("%g %g %Lg %Lg\n", d ?: 1.5, (d + 2) ?: 1, ld ?: 1, lz ?: 9);
    char c = -1;
    unsigned char u = 200;
    short sh = 0;
    printf("%d %d %d %zu\n", c ?: 2, u ?: 1, sh ?: 77, sizeof(c ?: c));
    printf("%d %d %d\n", g.a ?: 1, g.c ?: 1, E + F * 10 + file_scope * 100 + other * 1000);
    for (int i = 3; i ?: 0; i--)
        printf("%d ", i);
    while ((y--, y) ?: 0)
        printf("w%d ", y);
    do
        printf("d");
    while (f(0) ?: x);
    int z = f(0) ?: f(0) ?: f(6) ?: f(7);
    printf("\n%d %d\n", z, calls);
    f(1) ?: f(2);
    f(0) ?: f(2);
    (void)(f(0) ?: 3);
    printf("%d\n", calls);
    int *p = malloc(8);
    int *q = NULL;
    int *r = q ?: p;
    *r = 4;
    printf("%d %ld\n", *p, (long)(q ?: 0));
    p = x ?: (void *)r;
    printf("%d\n", *p);
    unsigned long long big = 1ULL << 40;
    printf("%llu %d\n", big ?: 1, (_Bool)0.3 ?: 5);
    int arr[3] = {[1 ?: 2] = 5};
    printf("%d %d\n", (arr ?: r)[1], x++ ?: x);
    switch (x ?: 9) {
    case 1: puts("one"); break;
    default: puts("other");
    }
    free(p);
    return x ?: 2;
}
