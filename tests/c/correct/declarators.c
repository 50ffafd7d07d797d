#include <stdio.h>

static int twice(int x) { return 2 * x; }
static int thrice(int x) { return 3 * x; }
static int (*choose(int which))(int) { return which ? thrice : twice; }
typedef int (*operation)(int);
static operation table[2] = {twice, &thrice};
static int apply(int f(int), int x) { return f(x); }
static int sum(int (*rows)[3], int n)
{
    int s = 0;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < 3; j++)
            s += rows[i][j];
    return s;
}
static int vla(int n, int m, int a[n][m]) { return a[n - 1][m - 1] + (int)sizeof(a[0]); }

int main(void)
{
    int (*(*f)(int))(int) = choose;
    printf("%d %d\n", f(0)(5), (*f(1))(5));
    printf("%d %d %d\n", table[1](4), (**table)(4), apply(twice, 8));
    int m[2][3] = {{1, 2, 3}, {4, 5, 6}}, (*row)[3] = m, *flat = &m[0][0], *p[2] = {m[0], m[1]};
    printf("%d %d %d %d\n", sum(m, 2), row[1][2], flat[2], p[1][0]);
    printf("%zu %zu %zu %zu\n", sizeof m, sizeof *m, sizeof row, sizeof p);
    int a[3][4];
    for (int i = 0; i < 12; i++)
        a[i / 4][i % 4] = i;
    printf("%d\n", vla(3, 4, a));
    char *names[] = {"one", "two", "three"}, **n = names;
    printf("%s %c %s\n", *++n, **n, n[1] + 2);
    const char *const *q = (const char *const *)names;
    printf("%s %td\n", *q, &names[2] - names);
    extern int later;
    printf("%d\n", later);
    enum e { A, B = 10, C } e = C;
    struct tag { enum e e; struct tag *self; } t = {e, &t};
    printf("%d\n", t.self->self->e);
    return 0;
}
int later = 99;
