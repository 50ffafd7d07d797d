// fault: null-dereference 10
// oracle: asan-anywhere SEGV
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int (*f)(int) = NULL;
    return f(1);
}
