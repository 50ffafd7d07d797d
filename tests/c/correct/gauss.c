// Linear equations solved by elimination with pivots.
#include <math.h>
#include <stdio.h>

#define N 4

static int solve(double m[N][N + 1], double x[N])
{
    for (int c = 0; c < N; c++) {
        int pivot = c;
        for (int r = c + 1; r < N; r++)
            if (fabs(m[r][c]) > fabs(m[pivot][c]))
                pivot = r;
        if (fabs(m[pivot][c]) < 1e-12)
            return 0;
        for (int k = 0; k <= N; k++) {
            double t = m[c][k];
            m[c][k] = m[pivot][k];
            m[pivot][k] = t;
        }
        for (int r = c + 1; r < N; r++) {
            double f = m[r][c] / m[c][c];
            for (int k = c; k <= N; k++)
                m[r][k] -= f * m[c][k];
        }
    }
    for (int r = N; r-- > 0;) {
        x[r] = m[r][N];
        for (int k = r + 1; k < N; k++)
            x[r] -= m[r][k] * x[k];
        x[r] /= m[r][r];
    }
    return 1;
}

int main(void)
{
    double m[N][N + 1] = {{0, 2, 1, 1, 11}, {1, -2, -3, 2, 0}, {2, 1, 1, -1, 3}, {4, 0, 1, 3, 19}}, x[N];
    if (solve(m, x))
        for (int i = 0; i < N; i++)
            printf("%.6f\n", x[i]);
    double singular[N][N + 1] = {{1, 1}, {1, 1}};
    printf("%d\n", solve(singular, x));
    return 0;
}
