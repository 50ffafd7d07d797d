// fault: dangling-stack-pointer 14
// oracle: asan stack-use-after-scope
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int *p;
    {
        int inner = 3;
        p = &inner;
    }
    return *p;
}
