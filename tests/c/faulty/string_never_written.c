// fault: uninitialized-read 11
// oracle: valgrind Conditional jump or move depends on uninitialised value
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *s = malloc(8);
    s[0] = 'a';
    printf("%zu\n", strlen(s));
    free(s);
    return 0;
}
