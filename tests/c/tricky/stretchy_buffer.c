// A header hidden before the elements that the program holds a pointer to: the block is reached only from within.
#include <stdio.h>
#include <stdlib.h>

struct header {
    size_t count, room;
};

#define HEADER(v) ((struct header *)(v)-1)
#define COUNT(v) ((v) ? HEADER(v)->count : 0)
#define PUSH(v, x) ((v) = grow((v), sizeof *(v)), (v)[HEADER(v)->count++] = (x))

static void *grow(void *v, size_t size)
{
    size_t count = COUNT(v), room = v ? HEADER(v)->room : 0;
    if (count < room)
        return v;
    room = room ? room * 2 : 2;
    struct header *h = realloc(v ? HEADER(v) : NULL, sizeof *h + room * size);
    h->count = count;
    h->room = room;
    return h + 1;
}

int main(void)
{
    double *numbers = NULL;
    for (int i = 0; i < 11; i++)
        PUSH(numbers, i / 2.0);
    double total = 0;
    for (size_t i = 0; i < COUNT(numbers); i++)
        total += numbers[i];
    printf("%g of %zu in %zu\n", total, COUNT(numbers), HEADER(numbers)->room);
    free(HEADER(numbers));
    return 0;
}
