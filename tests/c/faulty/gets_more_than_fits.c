// fault: stack-buffer-overflow 10
// oracle: asan stack-buffer-overflow
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char name[4];
    sprintf(name, "%d", 12345);
    return name[0];
}
