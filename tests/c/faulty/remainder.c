// fault: divide-by-zero 10
// oracle: asan division by zero
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    unsigned n = 7, m = 0;
    return (int)(n % m);
}
