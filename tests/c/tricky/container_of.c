// From a member's address back to the struct that holds it, with offsetof.
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

struct link {
    struct link *next, *previous;
};

struct task {
    int priority;
    char name[12];
    struct link link;
    int done;
};

#define CONTAINER_OF(pointer, type, member) ((type *)((char *)(pointer) - offsetof(type, member)))

static void insert(struct link *after, struct link *new)
{
    new->next = after->next;
    new->previous = after;
    after->next->previous = new;
    after->next = new;
}

int main(void)
{
    struct link head = {&head, &head};
    for (int i = 0; i < 4; i++) {
        struct task *t = malloc(sizeof *t);
        t->priority = i * 5;
        snprintf(t->name, sizeof t->name, "task %d", i);
        insert(i % 2 ? &head : head.previous, &t->link);
    }
    for (struct link *l = head.next, *next; l != &head; l = next) {
        struct task *t = CONTAINER_OF(l, struct task, link);
        next = l->next;
        printf("%s %d\n", t->name, t->priority);
        free(t);
    }
    return 0;
}
