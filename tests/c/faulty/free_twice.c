// fault: double-free 11
// oracle: asan attempting double-free
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int *p = malloc(4);
    free(p);
    free(p);
    return 0;
}
