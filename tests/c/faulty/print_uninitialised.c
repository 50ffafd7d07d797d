// fault: uninitialized-read 10
// oracle: valgrind uninitialised value
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int total;
    printf("%d\n", total);
    return 0;
}
