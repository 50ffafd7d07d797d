// fault: use-after-free 12
// oracle: asan heap-use-after-free
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int *p = malloc(4 * sizeof *p);
    p[2] = 7;
    free(p);
    printf("%d\n", p[2]);
    return 0;
}
