// fault: heap-overflow 9
// oracle: asan heap-buffer-overflow
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void set(int *m, int columns, int row, int column, int value)
{
    m[row * columns + column] = value;
}

int main(void)
{
    int *m = calloc(3 * 4, sizeof *m);
    set(m, 4, 2, 3, 1);
    set(m, 4, 3, 0, 1);
    free(m);
    return 0;
}
