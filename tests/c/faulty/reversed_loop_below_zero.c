// fault: heap-overflow 11
// oracle: asan heap-buffer-overflow

#include <stdio.h>
#include <stdlib.h>

static int sum_backwards(const int *numbers, int n)
{
    int total = 0;
    for (int i = n; i >= 0; i--)
        total += numbers[i];
    return total;
}

int main(void)
{
    int *numbers = calloc(5, sizeof *numbers);
    printf("%d\n", sum_backwards(numbers, 5));
    free(numbers);
    return 0;
}
