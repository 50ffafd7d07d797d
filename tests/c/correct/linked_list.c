#include <stdio.h>
#include <stdlib.h>

struct node {
    int value;
    struct node *next;
};

static struct node *push(struct node *head, int value)
{
    struct node *n = malloc(sizeof *n);
    n->value = value;
    n->next = head;
    return n;
}

static struct node *reverse(struct node *head)
{
    struct node *result = NULL;
    while (head) {
        struct node *next = head->next;
        head->next = result;
        result = head;
        head = next;
    }
    return result;
}

static void insert_sorted(struct node **link, int value)
{
    while (*link && (*link)->value < value)
        link = &(*link)->next;
    *link = push(*link, value);
}

static int remove_all(struct node **link, int value)
{
    int removed = 0;
    while (*link) {
        struct node *n = *link;
        if (n->value == value) {
            *link = n->next;
            free(n);
            removed++;
        } else {
            link = &n->next;
        }
    }
    return removed;
}

static void print(const struct node *n)
{
    for (; n; n = n->next)
        printf("%d%s", n->value, n->next ? " -> " : "\n");
}

int main(void)
{
    struct node *list = NULL;
    for (int i = 1; i <= 5; i++)
        list = push(list, i * i % 7);
    print(list);
    list = reverse(list);
    print(list);
    struct node *sorted = NULL;
    for (struct node *n = list; n; n = n->next)
        insert_sorted(&sorted, n->value);
    insert_sorted(&sorted, 3);
    print(sorted);
    printf("%d removed\n", remove_all(&sorted, 2));
    print(sorted);
    while (list)
        remove_all(&list, list->value);
    while (sorted)
        remove_all(&sorted, sorted->value);
    return list == NULL && sorted == NULL ? 0 : 1;
}
