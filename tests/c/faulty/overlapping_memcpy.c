// fault: overlapping-copy 10
// oracle: asan memcpy-param-overlap
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char text[16] = "abcdefgh";
    memcpy(text + 2, text, 6);
    return text[0];
}
