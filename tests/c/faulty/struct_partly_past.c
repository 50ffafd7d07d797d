// fault: heap-overflow 12
// oracle: asan heap-buffer-overflow
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct pair { long a, b; };

int main(void)
{
    struct pair *p = malloc(12);
    p->b = 1;
    free(p);
    return 0;
}
