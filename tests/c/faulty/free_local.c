// fault: invalid-free 11
// oracle: asan attempting free on address which was not malloc
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int x = 1;
    int *p = &x;
    free(p);
    return x;
}
