// fault: readonly-write 10
// oracle: asan SEGV
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *s = "hello";
    s[0] = 'H';
    return 0;
}
