// fault: use-after-free 11
// oracle: asan heap-use-after-free
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *from = calloc(1, 16), to[16];
    free(from);
    memcpy(to, from, 16);
    return to[0];
}
