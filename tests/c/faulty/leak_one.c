// leak: 16 bytes in 1 blocks definitely lost
// oracle: valgrind definitely lost: 16 bytes in 1 blocks
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int *p = malloc(16);
    p[0] = 1;
    p = NULL;
    return 0;
}
