// fault: stack-exhausted 11
// oracle: asan stack-overflow
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int fill(int n)
{
    char block[100000];
    memset(block, n, sizeof block);
    return block[n % 7] + fill(n + 1);
}

int main(void)
{
    return fill(0);
}
