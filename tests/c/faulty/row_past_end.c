// fault: stack-buffer-overflow 11
// oracle: asan index 3 out of bounds
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int m[2][3] = {{1, 2, 3}, {4, 5, 6}}, sum = 0;
    for (int j = 0; j <= 3; j++)
        sum += m[0][j];
    return sum;
}
