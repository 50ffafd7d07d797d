// Lists reversed, merged, sorted and split in place.
#include <stdio.h>
#include <stdlib.h>

typedef struct list {
    int head;
    struct list *tail;
} list;

static list *cons(int head, list *tail)
{
    list *l = malloc(sizeof *l);
    return *l = (list){head, tail}, l;
}

static list *reverse(list *l)
{
    list *r = NULL;
    while (l) {
        list *next = l->tail;
        l->tail = r;
        r = l;
        l = next;
    }
    return r;
}

static list *merge(list *a, list *b)
{
    list *result, **end = &result;
    for (; a && b; end = &(*end)->tail) {
        list **least = b->head < a->head ? &b : &a;
        *end = *least;
        *least = (*least)->tail;
    }
    *end = a ? a : b;
    return result;
}

static list *sort(list *l)
{
    if (!l || !l->tail)
        return l;
    list *slow = l, *fast = l->tail;
    while (fast && fast->tail)
        slow = slow->tail, fast = fast->tail->tail;
    list *second = slow->tail;
    slow->tail = NULL;
    return merge(sort(l), sort(second));
}

static void show(const list *l)
{
    for (; l; l = l->tail)
        printf("%d%s", l->head, l->tail ? " -> " : "\n");
}

int main(void)
{
    list *l = NULL;
    unsigned seed = 12345;
    for (int i = 0; i < 12; i++)
        l = cons((int)((seed = seed * 1103515245u + 12345u) >> 16) % 100, l);
    show(l);
    show(l = sort(l));
    show(l = reverse(l));
    while (l) {
        list *next = l->tail;
        free(l);
        l = next;
    }
    return 0;
}
