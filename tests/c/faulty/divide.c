// fault: divide-by-zero 9
// oracle: asan division by zero
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int average(int sum, int count)
{
    return sum / count;
}

int main(void)
{
    return average(10, 0);
}
