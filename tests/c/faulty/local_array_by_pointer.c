// fault: stack-buffer-overflow 10
// oracle: asan stack-buffer-overflow
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void fill(int *a, int n)
{
    for (int i = 0; i < n; i++)
        a[i] = i;
}

int main(void)
{
    int a[4];
    fill(a, 5);
    return a[0];
}
