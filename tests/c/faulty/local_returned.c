// fault: dangling-stack-pointer 17
// oracle: asan stack-use-after-return
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int *make(void)
{
    int x = 42;
    int *p = &x;
    return p;
}

int main(void)
{
    int *p = make();
    return *p;
}
