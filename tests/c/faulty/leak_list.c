// leak: 32 bytes in 2 blocks indirectly lost
// oracle: valgrind indirectly lost: 32 bytes in 2 blocks
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct node { int value; struct node *next; };

static struct node *push(struct node *next, int value)
{
    struct node *n = malloc(sizeof *n);
    n->value = value;
    n->next = next;
    return n;
}

int main(void)
{
    struct node *head = push(push(push(NULL, 1), 2), 3);
    head = NULL;
    return 0;
}
