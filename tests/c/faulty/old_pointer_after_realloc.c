// fault: use-after-free 13
// oracle: asan heap-use-after-free
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    int *numbers = malloc(2 * sizeof *numbers);
    int *first = &numbers[0];
    numbers[0] = 5;
    numbers = realloc(numbers, 200 * sizeof *numbers);
    int value = *first;
    free(numbers);
    return value;
}
