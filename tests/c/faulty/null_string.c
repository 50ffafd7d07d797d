// fault: null-dereference 10
// oracle: asan SEGV
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *s = getenv("SURELY_NOT_SET_ANYWHERE");
    printf("%zu\n", strlen(s));
    return 0;
}
