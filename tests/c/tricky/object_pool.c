// Free slots of a pool are a list that lives in the slots themselves.
#include <stdio.h>
#include <stdlib.h>

union slot {
    union slot *next_free;
    struct {
        double x, y;
    } item;
};

static union slot pool[8], *free_slots;

static union slot *take(void)
{
    union slot *s = free_slots;
    if (s)
        free_slots = s->next_free;
    return s;
}

static void give(union slot *s)
{
    s->next_free = free_slots;
    free_slots = s;
}

int main(void)
{
    for (int i = 7; i >= 0; i--)
        give(&pool[i]);
    union slot *taken[9];
    int n = 0;
    while ((taken[n] = take()) != NULL) {
        taken[n]->item.x = n;
        taken[n]->item.y = -n;
        n++;
    }
    give(taken[3]);
    give(taken[5]);
    union slot *again = take();
    printf("%d %td %d\n", n, again - pool, take() == taken[3]);
    printf("%g %g\n", taken[7]->item.x, taken[7]->item.y);
    return 0;
}
