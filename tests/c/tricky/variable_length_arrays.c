// Arrays whose length is known when they are reached: of each size anew, passed on, and as the type of a parameter.
#include <stdio.h>
#include <stdlib.h>

static int trace(int n, int m[n][n])
{
    int t = 0;
    for (int i = 0; i < n; i++)
        t += m[i][i];
    return t;
}

int main(void)
{
    for (int n = 1; n < 5; n++) {
        int square[n][n];
        for (int i = 0; i < n * n; i++)
            square[i / n][i % n] = i;
        printf("%d %zu\n", trace(n, square), sizeof square);
    }
    int n = 3;
    int(*heap)[n] = malloc(sizeof(int[2][n]));
    for (int i = 0; i < 2; i++)
        for (int j = 0; j < n; j++)
            heap[i][j] = i + j;
    n = 10;
    printf("%zu %d %zu\n", sizeof *heap, heap[1][2], sizeof(char[n + 1]));
    free(heap);
    return 0;
}
