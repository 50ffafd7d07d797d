/* Recorded, not run: some 300,000 steps over a list of a hundred nodes. */
#include <stdio.h>
#include <stdlib.h>

struct node {
    int value;
    struct node *next;
};

int main(void)
{
    struct node *list = NULL;
    for (int i = 0; i < 100; i++) {
        struct node *node = malloc(sizeof *node);
        if (!node)
            return 1;
        node->value = i;
        node->next = list;
        list = node;
    }
    long sum = 0;
    for (int round = 0; round < 1000; round++)
        for (struct node *node = list; node; node = node->next)
            sum += node->value;
    printf("%ld\n", sum);
    while (list) {
        struct node *next = list->next;
        free(list);
        list = next;
    }
    return 0;
}
