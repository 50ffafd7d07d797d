// fault: double-free 12
// oracle: asan attempting double-free
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *p = malloc(8);
    char *q = realloc(p, 800);
    free(q);
    free(p);
    return 0;
}
