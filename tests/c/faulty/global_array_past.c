// fault: global-overflow 11
// oracle: asan index 3 out of bounds
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int table[3] = {1, 2, 3};

static int at(int i)
{
    return table[i];
}

int main(void)
{
    return at(1) + at(3);
}
