// A doubly linked queue worked at both ends.
#include <stdio.h>
#include <stdlib.h>

typedef struct item item;
struct item {
    item *neighbours[2];
    char value;
};

typedef struct {
    item *ends[2];
} deque;

enum { FRONT, BACK };

static void put(deque *d, int end, char value)
{
    item *i = malloc(sizeof *i);
    i->value = value;
    i->neighbours[end] = NULL;
    i->neighbours[!end] = d->ends[end];
    *(d->ends[end] ? &d->ends[end]->neighbours[end] : &d->ends[!end]) = i;
    d->ends[end] = i;
}

static char take(deque *d, int end)
{
    item *i = d->ends[end];
    char value = i->value;
    d->ends[end] = i->neighbours[!end];
    if (d->ends[end])
        d->ends[end]->neighbours[end] = NULL;
    else
        d->ends[!end] = NULL;
    free(i);
    return value;
}

int main(void)
{
    deque d = {{NULL, NULL}};
    for (char c = 'a'; c <= 'h'; c++)
        put(&d, c & 1, c);
    for (int end = 0; d.ends[0]; end ^= 1)
        putchar(take(&d, end));
    printf(" %d\n", d.ends[BACK] == NULL);
    return 0;
}
