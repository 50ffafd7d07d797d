// fault: readonly-write 11
// oracle: asan SEGV
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const int limit = 10;

int main(void)
{
    *(int *)&limit = 11;
    return limit;
}
