// fault: stack-buffer-overflow 9
// oracle: asan stack-buffer-overflow
#include <stdio.h>

static void sort(int *values, int count)
{
    for (int i = 0; i < count; i++)
        for (int j = 0; j < count - i; j++)
            if (values[j] > values[j + 1]) {
                int kept = values[j];
                values[j] = values[j + 1];
                values[j + 1] = kept;
            }
}

int main(void)
{
    int values[5] = {5, 4, 3, 2, 1};
    sort(values, 5);
    printf("%d\n", values[0]);
    return 0;
}
