// The status is what exit was given, modulo 256, and buffers are written first.
#include <stdio.h>
#include <stdlib.h>

static void deep(int n)
{
    if (n == 0)
        exit(-3);
    deep(n - 1);
    puts("never");
}

int main(void)
{
    printf("no newline at the end");
    deep(10);
    return 0;
}
