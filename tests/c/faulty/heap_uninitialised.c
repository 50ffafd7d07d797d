// fault: uninitialized-read 13
// oracle: valgrind uninitialised value
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int *a = malloc(4 * sizeof *a), sum = 0;
    a[0] = a[1] = a[2] = 1;
    for (int i = 0; i < 4; i++)
        sum += a[i];
    if (sum == 3)
        puts("three");
    free(a);
    return 0;
}
