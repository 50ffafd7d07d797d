// leak: 8 bytes in 1 blocks definitely lost
// oracle: valgrind definitely lost: 8 bytes in 1 blocks
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *a = malloc(8), *b = malloc(8);
    a = b;
    b = NULL;
    free(a);
    a = NULL;
    return 0;
}
