// fault: readonly-write 10
// oracle: asan SEGV
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void upper(char *s)
{
    for (; *s; s++)
        *s -= 32;
}

int main(void)
{
    upper("abc");
    return 0;
}
