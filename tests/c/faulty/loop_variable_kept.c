// fault: dangling-stack-pointer 14
// oracle: asan stack-use-after-scope
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int *last = NULL;
    for (int i = 0; i < 3; i++) {
        int square = i * i;
        last = &square;
    }
    *last = 1;
    return 0;
}
