// fault: uninitialized-read 10
// oracle: valgrind Conditional jump or move depends on uninitialised value
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int x;
    if (x > 0)
        puts("positive");
    return 0;
}
