// fault: uninitialized-read 17
// oracle: valgrind Conditional jump or move depends on uninitialised value
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int count(const char *s)
{
    int n;
    while (*s++)
        n++;
    return n;
}

int main(void)
{
    if (count("abc") == 3)
        puts("three");
    return 0;
}
