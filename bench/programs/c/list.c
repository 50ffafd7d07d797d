#include <stdio.h>
#include <stdlib.h>
struct node {
    int value;
    struct node *next;
};
int main(void)
{
    long total = 0;
    for (int round = 0; round < 40; round++) {
        struct node *head = NULL;
        for (int i = 0; i < 10000; i++) {
            struct node *n = malloc(sizeof *n);
            n->value = i;
            n->next = head;
            head = n;
        }
        for (int k = 0; k < 5; k++)
            for (struct node *n = head; n; n = n->next)
                total += n->value;
        while (head) {
            struct node *next = head->next;
            free(head);
            head = next;
        }
    }
    printf("%ld\n", total);
    return 0;
}
