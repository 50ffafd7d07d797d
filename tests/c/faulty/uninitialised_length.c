// fault: uninitialized-read 15
// oracle: valgrind Conditional jump or move depends on uninitialised value(s)

#include <stdio.h>
#include <stdlib.h>

struct list {
    int items[4];
    int count;
};

static int total(const struct list *l)
{
    int sum = 0;
    for (int i = 0; i < l->count; i++)
        sum += l->items[i];
    return sum;
}

int main(void)
{
    struct list *l = malloc(sizeof *l);
    l->items[0] = 1;
    printf("%d\n", total(l));
    free(l);
    return 0;
}
