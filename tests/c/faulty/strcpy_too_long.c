// fault: heap-overflow 10
// oracle: asan heap-buffer-overflow
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *s = malloc(5);
    strcpy(s, "hello");
    free(s);
    return 0;
}
