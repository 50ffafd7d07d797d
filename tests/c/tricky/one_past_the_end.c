// A pointer one past the end may be formed, compared and subtracted.
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

static int sum(const int *from, const int *to)
{
    int total = 0;
    while (from != to)
        total += *from++;
    return total;
}

int main(void)
{
    int numbers[5] = {1, 2, 3, 4, 5};
    int *heap = malloc(3 * sizeof *heap);
    for (int *p = heap; p < heap + 3; p++)
        *p = (int)(p - heap) * 10;
    int *end = &numbers[5];
    printf("%d %d %td\n", sum(numbers, end), sum(heap, heap + 3), end - numbers);
    for (int *p = end; p-- > numbers;)
        printf("%d ", *p);
    puts("");
    int single = 7;
    printf("%d\n", sum(&single, &single + 1));
    free(heap);
    return 0;
}
