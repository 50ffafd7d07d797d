// One block is handed out in aligned pieces of every kind, reset, and handed out again.
#include <stdalign.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct arena {
    unsigned char *memory;
    size_t used, size;
};

static void *take(struct arena *a, size_t size, size_t align)
{
    size_t at = (a->used + align - 1) & ~(align - 1);
    if (at + size > a->size)
        return NULL;
    a->used = at + size;
    return a->memory + at;
}

struct point {
    double x, y;
};

int main(void)
{
    struct arena a = {malloc(256), 0, 256};
    for (int round = 0; round < 2; round++) {
        char *name = take(&a, 6, 1);
        struct point *p = take(&a, sizeof *p, alignof(struct point));
        int *numbers = take(&a, 10 * sizeof(int), alignof(int));
        strcpy(name, "arena");
        p->x = 1.5;
        p->y = round;
        for (int i = 0; i < 10; i++)
            numbers[i] = i + round;
        printf("%s %g %g %d %zu %d\n", name, p->x, p->y, numbers[9], a.used, take(&a, 500, 8) == NULL);
        a.used = 0;
    }
    free(a.memory);
    return 0;
}
