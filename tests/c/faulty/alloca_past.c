// fault: stack-buffer-overflow 11
// oracle: asan dynamic-stack-buffer-overflow
#include <alloca.h>
#include <stdio.h>

static int sum_to(int n)
{
    int *values = alloca((size_t)n * sizeof *values);
    int sum = 0;
    for (int i = 0; i <= n; i++)
        values[i] = i;
    for (int i = 0; i <= n; i++)
        sum += values[i];
    return sum;
}

int main(void)
{
    printf("%d\n", sum_to(8));
    return 0;
}
