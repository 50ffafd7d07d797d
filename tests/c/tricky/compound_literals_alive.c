// Compound literals live as long as their block: their addresses are kept within it.
#include <stdio.h>

struct point {
    int x, y;
};

static int total(const int *numbers, int n)
{
    int t = 0;
    for (int i = 0; i < n; i++)
        t += numbers[i];
    return t;
}

static const struct point *origin(void)
{
    static const struct point zero = {0, 0};
    return &zero;
}

static int *global = (int[]){1, 2, 3};

int main(void)
{
    int *p = (int[4]){5, 6};
    struct point *q = &(struct point){.y = 3};
    p[3] = q->y;
    q->x = p[0];
    printf("%d %d %d\n", total(p, 4), q->x, origin()->x);
    for (int i = 0; i < 3; i++) {
        struct point *each = &(struct point){i, i * i};
        global[i] += each->y;
    }
    printf("%d %s\n", total(global, 3), (char[]){'o', 'k', 0});
    return 0;
}
