// fault: null-dereference 11
// oracle: asan null pointer
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct node { int value; struct node *next; };

static int last(struct node *n)
{
    while (n->next->next)
        n = n->next;
    return n->value;
}

int main(void)
{
    struct node only = {1, NULL};
    return last(&only);
}
