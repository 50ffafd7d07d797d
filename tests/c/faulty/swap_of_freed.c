// fault: use-after-free 9
// oracle: asan heap-use-after-free

#include <stdio.h>
#include <stdlib.h>

static void swap(int *a, int *b)
{
    int t = *a;
    *a = *b;
    *b = t;
}

int main(void)
{
    int *p = malloc(sizeof *p), *q = malloc(sizeof *q);
    *p = 1;
    *q = 2;
    swap(p, q);
    free(p);
    swap(p, q);
    printf("%d\n", *q);
    return 0;
}
