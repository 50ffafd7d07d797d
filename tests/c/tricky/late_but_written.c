// Variables get their values on every path that leads to their use, in ways that no compiler sees.
#include <stdio.h>
#include <stdlib.h>

static int divide(int a, int b, int *quotient)
{
    if (b == 0)
        return 0;
    *quotient = a / b;
    return 1;
}

int main(void)
{
    int q;
    for (int b = 0; b < 3; b++)
        if (divide(10, b, &q))
            printf("%d\n", q);
    int value, have = 0;
    for (int i = 0; i < 5; i++) {
        if (have)
            printf("%d ", value);
        value = i * 3;
        have = 1;
    }
    int n, got = sscanf("41 x", "%d %d", &n, &value);
    printf("%d %d %d\n", got, n, value);
    int *cells = malloc(4 * sizeof *cells);
    for (int i = 0; i < 4; i += 2)
        cells[i] = i;
    for (int i = 0; i < 4; i++)
        if (i % 2 == 0)
            printf("%d ", cells[i]);
    puts("");
    free(cells);
    return 0;
}
