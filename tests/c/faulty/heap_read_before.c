// fault: heap-overflow 10
// oracle: asan heap-buffer-overflow
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int *a = calloc(4, sizeof *a);
    int x = a[-1];
    free(a);
    return x;
}
