// leak: 50 bytes in 5 blocks definitely lost
// oracle: valgrind definitely lost: 50 bytes in 5 blocks
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    for (int i = 0; i < 5; i++) {
        char *s = malloc(10);
        s[0] = 'x';
        s = NULL;
    }
    return 0;
}
