// fault: overlapping-copy 11
// oracle: asan strcpy-param-overlap
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char text[16] = "abcdefgh";
    char *to = text + 1;
    strcpy(to, text);
    return text[0];
}
