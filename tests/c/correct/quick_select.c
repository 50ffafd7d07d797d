// The smallest few without sorting all, and statistics of them.
#include <math.h>
#include <stdio.h>

static void swap(double *a, double *b)
{
    double t = *a;
    *a = *b, *b = t;
}

static double select(double *a, int n, int k)
{
    int low = 0, high = n - 1;
    while (low < high) {
        double pivot = a[(low + high) / 2];
        int i = low, j = high;
        while (i <= j) {
            while (a[i] < pivot)
                i++;
            while (a[j] > pivot)
                j--;
            if (i <= j)
                swap(&a[i++], &a[j--]);
        }
        if (k <= j)
            high = j;
        else if (k >= i)
            low = i;
        else
            break;
    }
    return a[k];
}

int main(void)
{
    double a[25], mean = 0, square = 0;
    for (int i = 0; i < 25; i++) {
        a[i] = i * 37 % 25 / 2.;
        mean += a[i] / 25;
    }
    for (int i = 0; i < 25; i++)
        square += (a[i] - mean) * (a[i] - mean);
    printf("%g %.6f\n", mean, sqrt(square / 24));
    for (int k = 0; k < 25; k += 6)
        printf("%g ", select(a, 25, k));
    puts("");
    return 0;
}
