// Recurrences: Pascal's triangle, Catalan's numbers, Fibonacci's by matrices, Ackermann's function.
#include <stdio.h>

typedef unsigned long long m22[2][2];

static void multiply(m22 a, m22 b, m22 to)
{
    m22 r;
    for (int i = 0; i < 2; i++)
        for (int j = 0; j < 2; j++)
            r[i][j] = a[i][0] * b[0][j] + a[i][1] * b[1][j];
    for (int i = 0; i < 4; i++)
        to[i / 2][i % 2] = r[i / 2][i % 2];
}

static int ackermann(int m, int n) { return m == 0 ? n + 1 : n == 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1)); }

int main(void)
{
    int row[10] = {1};
    for (int n = 0; n < 8; n++) {
        for (int k = 0; k <= n; k++)
            printf("%d ", row[k]);
        for (int k = n + 1; k > 0; k--)
            row[k] += row[k - 1];
    }
    puts("");
    long long catalan = 1;
    for (int n = 0; n < 20; n++)
        catalan = catalan * 2 * (2 * n + 1) / (n + 2);
    m22 f = {{1, 1}, {1, 0}}, power = {{1, 0}, {0, 1}};
    for (int n = 90; n; n >>= 1) {
        if (n & 1)
            multiply(power, f, power);
        multiply(f, f, f);
    }
    printf("%lld %llu %d\n", catalan, power[0][1], ackermann(2, 6));
    return 0;
}
