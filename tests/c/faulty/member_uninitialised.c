// fault: uninitialized-read 15
// oracle: valgrind uninitialised value
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct point { int x, y; };

int main(void)
{
    struct point p, q;
    p.x = 1;
    q = p;
    printf("%d\n", q.x);
    printf("%d\n", q.y);
    return 0;
}
