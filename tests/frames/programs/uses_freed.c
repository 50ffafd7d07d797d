#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct node { int value; struct node *next; };
static int counter = 3;
enum color { RED, GREEN = 5 };
const char *greeting = "Hello World";

struct node *push(struct node *head, int value)
{
    struct node *n = malloc(sizeof *n);
    n->value = value;
    n->next = head;
    counter++;
    return n;
}

int main(void)
{
    int local_number = 42;
    char c = 'x';
    char text[8] = "abc";
    double d = 2.5;
    enum color col = GREEN;
    struct { int x; char tag; double y; unsigned a : 3; int b : 5; } mixed = {1, 't', 2.5, 5, -3};
    int *number_list = malloc(4 * sizeof *number_list);
    for (int i = 0; i < 4; i++)
        number_list[i] = i + 1;
    int *third = &number_list[2], *p = &local_number;
    struct node *head = NULL;
    for (int i = 0; i < 3; i++)
        head = push(head, i * 10);
    char *copy = malloc(16);
    strcpy(copy, greeting);
    printf("%s %d\n", copy, *p);
    free(number_list);
    head = head->next;
    printf("%d\n", *third);
    return mixed.x;
}
