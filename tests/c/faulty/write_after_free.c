// fault: use-after-free 12
// oracle: asan heap-use-after-free
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int *p = malloc(sizeof *p);
    *p = 1;
    free(p);
    *p = 2;
    return 0;
}
