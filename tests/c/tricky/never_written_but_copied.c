// A value that was never written is stored, copied, passed on, added to and masked away, and decides nothing.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int first_of(int a, int b)
{
    (void)b;
    return a;
}

int main(void)
{
    int unset, copy, array[4], other[4];
    copy = unset;
    copy += 5;
    array[2] = copy;
    memcpy(other, array, sizeof other);
    other[0] = 3;
    printf("%d\n", first_of(other[0], other[2]));
    unsigned flags = (unsigned)copy;
    flags &= 0;
    flags |= 6;
    if (flags & 2)
        puts("two");
    unsigned char *block = malloc(8), *second = malloc(8);
    memmove(second, block, 8);
    memset(second, 'a', 7);
    second[7] = '\0';
    puts((char *)second);
    free(block);
    free(second);
    return 0;
}
