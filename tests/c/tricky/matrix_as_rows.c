// An array of pointers into one block, and a block per row; both freed whole.
#include <stdio.h>
#include <stdlib.h>

static double **whole(int rows, int columns)
{
    double **m = malloc((size_t)rows * sizeof *m);
    double *cells = calloc((size_t)(rows * columns), sizeof *cells);
    for (int i = 0; i < rows; i++)
        m[i] = cells + i * columns;
    return m;
}

int main(void)
{
    double **m = whole(3, 4);
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 4; j++)
            m[i][j] = i * 10 + j;
    double *swap = m[0];
    m[0] = m[2];
    m[2] = swap;
    printf("%g %g %g\n", m[0][3], m[1][0], m[2][3]);
    free(m[2]);
    free(m);
    int **triangle = malloc(5 * sizeof *triangle);
    for (int i = 0; i < 5; i++) {
        triangle[i] = malloc((size_t)(i + 1) * sizeof **triangle);
        for (int j = 0; j <= i; j++)
            triangle[i][j] = j == 0 || j == i ? 1 : triangle[i - 1][j - 1] + triangle[i - 1][j];
    }
    printf("%d\n", triangle[4][2]);
    for (int i = 0; i < 5; i++)
        free(triangle[i]);
    free(triangle);
    return 0;
}
