// fault: dangling-stack-pointer 18
// oracle: asan stack-use-after-return

#include <stdio.h>

static int *kept;

static void keep(int v)
{
    v *= 2;
    kept = &v;
}

int main(void)
{
    keep(4);
    if (kept)
        *kept += 1;
    printf("%d\n", *kept);
    return 0;
}
