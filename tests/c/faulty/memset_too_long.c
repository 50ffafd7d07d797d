// fault: heap-overflow 12
// oracle: asan heap-buffer-overflow
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct record { int id; double values[3]; };

int main(void)
{
    struct record *r = malloc(sizeof r);
    memset(r, 0, sizeof *r);
    free(r);
    return 0;
}
