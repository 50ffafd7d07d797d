// fault: stack-exhausted 9
// oracle: asan stack-overflow
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int depth(int n)
{
    return depth(n + 1) + 1;
}

int main(void)
{
    return depth(0);
}
