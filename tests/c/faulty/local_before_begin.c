// fault: stack-buffer-overflow 10
// oracle: asan stack-buffer-underflow
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char text[8] = "abc", *p = text;
    while (*p != 'x')
        p--;
    return 0;
}
