// fault: null-dereference 13
// oracle: asan null pointer

#include <stdio.h>

struct node {
    int value;
    struct node *next;
};

static int last(const struct node *n)
{
    while (n->value != 3)
        n = n->next;
    return n->value;
}

int main(void)
{
    struct node b = {2, NULL}, a = {1, &b};
    printf("%d\n", last(&a));
    return 0;
}
