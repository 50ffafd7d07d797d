// fault: invalid-free 10
// oracle: valgrind Invalid free()
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *s = "text";
    free(s);
    return 0;
}
