// leak: 40 bytes in 1 blocks possibly lost
// oracle: valgrind possibly lost: 40 bytes in 1 blocks
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int *end;

int main(void)
{
    int *a = malloc(40);
    end = a + 3;
    a = NULL;
    return 0;
}
