// fault: null-dereference 10
// oracle: asan null pointer
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int *p = NULL;
    *p = 1;
    return 0;
}
