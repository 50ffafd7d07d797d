// fault: double-free 15
// oracle: asan attempting double-free
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct node { struct node *next; };

int main(void)
{
    struct node *a = malloc(sizeof *a), *b = malloc(sizeof *b);
    a->next = b;
    b->next = NULL;
    free(b);
    free(a->next);
    free(a);
    return 0;
}
