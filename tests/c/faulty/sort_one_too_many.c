// fault: stack-buffer-overflow 13
// oracle: asan stack-buffer-overflow

#include <stdio.h>
#include <stdlib.h>

static int by_value(const void *a, const void *b)
{ return *(const int *)a - *(const int *)b; }

int main(void)
{
    int numbers[4] = {4, 3, 2, 1};
    qsort(numbers, 5, sizeof *numbers, by_value);
    printf("%d\n", numbers[0]);
    return 0;
}
