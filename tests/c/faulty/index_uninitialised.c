// fault: uninitialized-read 10
// oracle: valgrind Use of uninitialised value
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int table[4] = {1, 2, 3, 4}, *p = table, i;
    p[0] = p[i & 3];
    return 0;
}
