// Five sorts of the same numbers agree.
#include <stdio.h>
#include <string.h>

enum { N = 40 };

static void shell(int *a)
{
    for (int gap = N / 2; gap; gap /= 2)
        for (int i = gap; i < N; i++)
            for (int j = i - gap; j >= 0 && a[j] > a[j + gap]; j -= gap) {
                int t = a[j];
                a[j] = a[j + gap];
                a[j + gap] = t;
            }
}

static void counting(int *a)
{
    int counts[100] = {0}, *to = a;
    for (int i = 0; i < N; i++)
        counts[a[i]]++;
    for (int v = 0; v < 100; v++)
        while (counts[v]-- > 0)
            *to++ = v;
}

static void radix(int *a)
{
    int other[N];
    for (int bit = 1; bit < 128; bit <<= 1) {
        int k = 0;
        for (int pass = 0; pass < 2; pass++)
            for (int i = 0; i < N; i++)
                if (!(a[i] & bit) == !pass)
                    other[k++] = a[i];
        memcpy(a, other, sizeof other);
    }
}

static void gnome(int *a)
{
    for (int i = 1; i < N;)
        if (i == 0 || a[i - 1] <= a[i]) {
            i++;
        } else {
            int t = a[i];
            a[i] = a[i - 1];
            a[--i] = t;
        }
}

int main(void)
{
    void (*const sorts[])(int *) = {shell, counting, radix, gnome};
    int results[4][N];
    for (int s = 0; s < 4; s++) {
        for (int i = 0; i < N; i++)
            results[s][i] = (i * i * 31 + 17) % 100;
        sorts[s](results[s]);
    }
    for (int s = 1; s < 4; s++)
        printf("%d ", memcmp(results[0], results[s], sizeof results[0]));
    for (int i = 0; i < N; i += 5)
        printf("%d ", results[2][i]);
    puts("");
    return 0;
}
