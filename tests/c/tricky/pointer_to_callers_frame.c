// Pointers into the frames of callers are followed far below them.
#include <stdio.h>

struct chain {
    const struct chain *up;
    int value;
};

static int sum(const struct chain *c) { return c ? c->value + sum(c->up) : 0; }

static int deep(const struct chain *up, int n)
{
    struct chain here = {up, n};
    return n ? deep(&here, n - 1) : sum(&here);
}

static void fill(int *numbers, int n, int *count)
{
    if (n == 0)
        return;
    numbers[*count] = n;
    ++*count;
    fill(numbers, n - 1, count);
}

int main(void)
{
    int numbers[10], count = 0;
    fill(numbers, 10, &count);
    printf("%d %d %d %d\n", deep(NULL, 30), count, numbers[0], numbers[9]);
    return 0;
}
