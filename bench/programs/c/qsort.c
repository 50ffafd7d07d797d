#include <stdio.h>
enum { N = 300000 };
static int a[N];
static void sort(int *v, int low, int high)
{
    int i = low, j = high, pivot = v[(low + high) / 2];
    while (i <= j) {
        while (v[i] < pivot)
            i++;
        while (v[j] > pivot)
            j--;
        if (i <= j) {
            int t = v[i];
            v[i] = v[j];
            v[j] = t;
            i++;
            j--;
        }
    }
    if (low < j)
        sort(v, low, j);
    if (i < high)
        sort(v, i, high);
}
int main(void)
{
    unsigned x = 12345;
    for (int i = 0; i < N; i++) {
        x = x * 1103515245u + 12345u;
        a[i] = (int)(x >> 8);
    }
    sort(a, 0, N - 1);
    for (int i = 1; i < N; i++)
        if (a[i - 1] > a[i])
            return 1;
    printf("%d %d\n", a[0], a[N / 2]);
    return 0;
}
