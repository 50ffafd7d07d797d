// leak: 100 bytes in 1 blocks still reachable
// oracle: valgrind still reachable: 100 bytes in 1 blocks
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *cache;

int main(void)
{
    cache = malloc(100);
    return 0;
}
