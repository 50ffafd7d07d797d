#include <stdio.h>
#include <stdlib.h>

static double **make(int n)
{
    double **m = malloc(n * sizeof *m);
    for (int i = 0; i < n; i++) {
        m[i] = calloc(n, sizeof **m);
        m[i][i] = 1;
    }
    return m;
}
static void destroy(double **m, int n)
{
    while (n-- > 0) free(m[n]);
    free(m);
}
static double **multiply(double **a, double **b, int n)
{
    double **c = make(n);
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++) {
            c[i][j] = 0;
            for (int k = 0; k < n; k++) c[i][j] += a[i][k] * b[k][j];
        }
    return c;
}

int main(void)
{
    enum { N = 4 };
    double **a = make(N), **b = make(N);
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++) { a[i][j] += i - j; b[i][j] *= 2; b[i][j] += 0.5 * i; }
    double **c = multiply(a, b, N);
    for (int i = 0; i < N; i++, puts(""))
        for (int j = 0; j < N; j++) printf("%7.2f", c[i][j]);
    destroy(a, N); destroy(b, N); destroy(c, N);
    return 0;
}
