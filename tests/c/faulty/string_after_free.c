// fault: use-after-free 11
// oracle: asan heap-use-after-free
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *s = strdup("hello");
    free(s);
    puts(s);
    return 0;
}
