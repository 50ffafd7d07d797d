// fault: heap-overflow 11
// oracle: asan heap-buffer-overflow
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *s = malloc(3);
    memcpy(s, "abc", 3);
    printf("%zu\n", strlen(s));
    free(s);
    return 0;
}
