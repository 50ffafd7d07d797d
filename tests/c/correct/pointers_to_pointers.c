// Three stars, pointers to arrays, arrays of pointers, and what const stands before.
#include <stdio.h>

static void make(int **p, int *to) { *p = to; }

static int deep(int ***p) { return ***p + (**p)[1] + p[0][0][2]; }

int main(void)
{
    int a[3] = {1, 20, 300}, *p = NULL, **pp = &p, ***ppp = &pp;
    make(*ppp, a);
    printf("%d\n", deep(ppp));
    int m[2][3] = {{1, 2, 3}, {4, 5, 6}}, (*row)[3] = m;
    row++;
    printf("%d %d %d\n", (*row)[1], **row, *(*(m + 1) + 2));
    int *picks[] = {&m[1][2], &a[1], *m}, **q = picks + 2;
    printf("%d %d %td\n", **q--, **q, q - picks);
    const char *const days[] = {"mon", "tue"}, *const *day = days;
    printf("%s %c\n", *++day, **days);
    int(*whole)[2][3] = &m;
    printf("%d %zu %zu\n", (*whole)[1][0], sizeof *whole, sizeof **whole);
    void *v = m;
    printf("%d\n", ((int(*)[3])v)[1][1]);
    return 0;
}
