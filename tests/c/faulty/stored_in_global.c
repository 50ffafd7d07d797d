// fault: dangling-stack-pointer 18
// oracle: asan stack-use-after-return
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int *current;

static void enter(void)
{
    int depth = 1;
    current = &depth;
}

int main(void)
{
    enter();
    *current += 1;
    return 0;
}
