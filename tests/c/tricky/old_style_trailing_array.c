// The older form of a flexible array: a last member of one element, used for more through a pointer into a larger block.
#include <stdio.h>
#include <stdlib.h>

struct vector {
    int count;
    int items[1];
};

int main(void)
{
    int n = 6;
    struct vector *v = malloc(sizeof *v + (size_t)(n - 1) * sizeof(int));
    v->count = n;
    int *items = v->items;
    for (int i = 0; i < n; i++)
        items[i] = i * i;
    int total = 0;
    for (int i = 0; i < v->count; i++)
        total += *(items + i);
    printf("%d\n", total);
    free(v);
    return 0;
}
