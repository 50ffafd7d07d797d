/* Matrices as arrays of variable length: parameters whose types depend on others, rows swapped, determinants. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static void fill(int n, int m, double a[n][m], double (*value)(int, int))
{
    for (int i = 0; i < n; i++)
        for (int j = 0; j < m; j++)
            a[i][j] = value(i, j);
}

static void multiply(int n, int m, int k, double a[n][m], double b[m][k], double product[n][k])
{
    for (int i = 0; i < n; i++)
        for (int j = 0; j < k; j++) {
            product[i][j] = 0;
            for (int l = 0; l < m; l++)
                product[i][j] += a[i][l] * b[l][j];
        }
}

static double determinant(int n, double original[n][n])
{
    double a[n][n], result = 1;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            a[i][j] = original[i][j];
    for (int i = 0; i < n; i++) {
        int pivot = i;
        for (int r = i + 1; r < n; r++)
            if (fabs(a[r][i]) > fabs(a[pivot][i]))
                pivot = r;
        if (fabs(a[pivot][i]) < 1e-12)
            return 0;
        for (int j = 0; j < n && pivot != i; j++) {
            double kept = a[i][j];
            a[i][j] = a[pivot][j];
            a[pivot][j] = kept;
        }
        result *= pivot == i ? a[i][i] : -a[i][i];
        for (int r = i + 1; r < n; r++) {
            double by = a[r][i] / a[i][i];
            for (int j = i; j < n; j++)
                a[r][j] -= by * a[i][j];
        }
    }
    return result;
}

static void show(int n, int m, double a[n][m])
{
    for (int i = 0; i < n; i++)
        for (int j = 0; j < m; j++)
            printf("%7.2f%s", a[i][j], j == m - 1 ? "\n" : "");
}

static double hilbert(int i, int j)
{
    return 1.0 / (i + j + 1);
}

static double counting(int i, int j)
{
    return i * 3 + j - (i == j) * 2;
}

int main(void)
{
    for (int n = 2; n <= 4; n++) {
        double(*a)[n] = malloc(sizeof(double[n][n]));
        fill(n, n, a, hilbert);
        printf("%d %zu %.3e ", n, sizeof *a, determinant(n, a));
        fill(n, n, a, counting);
        printf("%.1f\n", determinant(n, a));
        free(a);
    }
    int n = 2, m = 3;
    double a[n][m], b[m][n], product[n][n];
    fill(n, m, a, counting);
    fill(m, n, b, hilbert);
    multiply(n, m, n, a, b, product);
    show(n, m, a);
    show(n, n, product);
    double(*row)[m] = a + 1;
    printf("%g %td %zu\n", (*row)[2], row - a, sizeof a / sizeof *row);
    return 0;
}
