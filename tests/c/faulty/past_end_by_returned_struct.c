// fault: heap-overflow 26
// oracle: asan heap-buffer-overflow

#include <stdio.h>
#include <stdlib.h>

struct numbers {
    int count;
    int *items;
};

static struct numbers make(int count)
{
    struct numbers n = {count, calloc((size_t)count, sizeof *n.items)};
    return n;
}

int main(void)
{
    int total = 0;
    struct numbers a = make(2);
    for (int i = 0; i < 3; i++) {
        struct numbers b = make(4);
        for (int k = 0; k < b.count; k++) {
            b.items[k] += k + a.items[0];
            total += b.items[k + i];
        }
        free(b.items);
    }
    printf("%d\n", total);
    free(a.items);
    return 0;
}
