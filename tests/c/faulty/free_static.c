// fault: invalid-free 11
// oracle: asan attempting free on address which was not malloc
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int numbers[4];

int main(void)
{
    free(numbers);
    return 0;
}
