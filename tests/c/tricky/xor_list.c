// A doubly linked list that keeps both neighbours in one integer: no pointer to its middle nodes is stored anywhere.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct node {
    uintptr_t both;
    int value;
};

int main(void)
{
    struct node *first = NULL, *last = NULL;
    for (int i = 1; i <= 5; i++) {
        struct node *n = malloc(sizeof *n);
        n->value = i;
        n->both = (uintptr_t)last;
        if (last)
            last->both ^= (uintptr_t)n;
        else
            first = n;
        last = n;
    }
    struct node *at = first;
    for (uintptr_t before = 0; at;) {
        struct node *next = (struct node *)(at->both ^ before);
        printf("%d ", at->value);
        before = (uintptr_t)at;
        at = next;
    }
    at = last;
    for (uintptr_t before = 0; at;) {
        struct node *next = (struct node *)(at->both ^ before);
        printf("%d ", at->value);
        before = (uintptr_t)at;
        free(at);
        at = next;
    }
    puts("");
    return 0;
}
