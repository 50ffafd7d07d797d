// leak: 20 bytes in 2 blocks definitely lost
// oracle: valgrind definitely lost: 20 bytes in 2 blocks

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *joined(const char *a, const char *b)
{
    char *text = malloc(strlen(a) + strlen(b) + 1);
    strcpy(text, a);
    return strcat(text, b);
}

int main(void)
{
    char *whole = joined(joined("never ", "freed"), joined(" at", " all"));
    puts(whole);
    free(whole);
    return 0;
}
