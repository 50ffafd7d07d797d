// fault: invalid-free 11
// oracle: asan attempting free on address which was not malloc
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *p = malloc(10);
    p++;
    free(p);
    return 0;
}
