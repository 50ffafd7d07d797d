// fault: heap-overflow 11
// oracle: asan heap-buffer-overflow
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int *a = malloc(3 * sizeof *a);
    for (int i = 0; i <= 3; i++)
        a[i] = i;
    free(a);
    return 0;
}
