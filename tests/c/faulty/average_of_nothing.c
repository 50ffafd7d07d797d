// fault: divide-by-zero 10
// oracle: asan division by zero

#include <stdio.h>

static int average(const int *numbers, int n)
{
    int sum = 0;
    for (int i = 0; i < n; i++) sum += numbers[i];
    return sum / n;
}

int main(void)
{
    int numbers[] = {2, 4};
    printf("%d\n", average(numbers, 2));
    printf("%d\n", average(numbers, 0));
    return 0;
}
