// fault: use-after-free 26
// oracle: asan heap-use-after-free

#include <stdio.h>
#include <stdlib.h>

struct vector {
    int *items;
    int count, room;
};

static void push(struct vector *v, int item)
{
    if (v->count == v->room)
        v->items = realloc(v->items, (size_t)(v->room = v->room * 2 + 1) * sizeof *v->items);
    v->items[v->count++] = item;
}

int main(void)
{
    struct vector v = {0};
    push(&v, 1);
    int *first = v.items;
    for (int i = 0; i < 50; i++)
        push(&v, i);
    printf("%d\n", *first);
    free(v.items);
    return 0;
}
