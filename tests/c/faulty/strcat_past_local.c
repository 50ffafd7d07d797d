// fault: stack-buffer-overflow 10
// oracle: asan stack-buffer-overflow
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char greeting[10] = "hello";
    strcat(greeting, " world");
    return greeting[0];
}
