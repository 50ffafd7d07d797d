// A ring around a sentinel that is itself no item, in automatic storage.
#include <stdio.h>
#include <stdlib.h>

struct node {
    struct node *next;
    int value; /* the sentinel's is never written */
};

int main(void)
{
    struct node sentinel;
    sentinel.next = &sentinel;
    struct node *last = &sentinel;
    for (int i = 1; i <= 5; i++) {
        struct node *n = malloc(sizeof *n);
        n->value = i * i;
        n->next = &sentinel;
        last = last->next = n;
    }
    struct node **where = &sentinel.next;
    while (*where != &sentinel) {
        struct node *n = *where;
        if (n->value % 2) {
            *where = n->next;
            free(n);
        } else {
            printf("%d\n", n->value);
            where = &n->next;
        }
    }
    while (sentinel.next != &sentinel) {
        struct node *n = sentinel.next;
        sentinel.next = n->next;
        free(n);
    }
    return 0;
}
