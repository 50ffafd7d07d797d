// fault: global-overflow 10
// oracle: asan global-buffer-overflow
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    const char *s = "abc";
    return s[4];
}
