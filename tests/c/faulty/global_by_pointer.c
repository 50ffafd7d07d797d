// fault: global-overflow 13
// oracle: asan global-buffer-overflow
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int numbers[4];

int main(void)
{
    int *p = numbers;
    p += 4;
    *p = 1;
    return numbers[0];
}
