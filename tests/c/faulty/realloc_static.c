// fault: invalid-free 11
// oracle: asan attempting free on address which was not malloc
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char name[16] = "x";

int main(void)
{
    char *p = realloc(name, 32);
    return p != NULL;
}
