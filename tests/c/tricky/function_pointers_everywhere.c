// Functions are called through tables, structs, casts to another type and back, and pointers in allocated blocks.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef int operation(int, int);
typedef void (*any)(void);

static int add(int a, int b) { return a + b; }
static int multiply(int a, int b) { return a * b; }

struct shape {
    const struct methods *methods;
    int size;
};

struct methods {
    int (*area)(const struct shape *);
    void (*free)(struct shape *);
};

static int square_area(const struct shape *s) { return s->size * s->size; }
static void free_shape(struct shape *s) { free(s); }
static const struct methods square = {square_area, free_shape};

int main(void)
{
    operation *table[] = {add, &multiply, *add};
    any hidden = (any)table[1];
    operation **heap = malloc(2 * sizeof *heap);
    heap[0] = (operation *)hidden;
    memcpy(&heap[1], &table[0], sizeof heap[1]);
    printf("%d %d %d %d\n", (*table[2])(2, 3), (***heap)(4, 5), heap[1](6, 7), hidden == (any)multiply);
    struct shape *s = malloc(sizeof *s);
    *s = (struct shape){&square, 9};
    printf("%d\n", s->methods->area(s));
    s->methods->free(s);
    free(heap);
    return 0;
}
