// fault: stack-buffer-overflow 11
// oracle: asan index 5 out of bounds
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int a[5] = {1, 2, 3, 4, 5}, sum = 0;
    for (int i = 0; i <= 5; i++)
        sum += a[i];
    return sum;
}
