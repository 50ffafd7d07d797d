// fault: double-free 9
// oracle: asan attempting double-free
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void release(char *s)
{
    free(s);
}

int main(void)
{
    char *a = malloc(8), *b = a;
    release(a);
    release(b);
    return 0;
}
