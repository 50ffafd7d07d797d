// bsearch, and searching by hand for the first that is not less.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry {
    const char *key;
    int value;
};

static int compare(const void *a, const void *b) { return strcmp(a, ((const struct entry *)b)->key); }

static size_t lower(const int *a, size_t n, int v)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (a[middle] < v)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int main(void)
{
    static const struct entry table[] = {{"apr", 4}, {"aug", 8}, {"dec", 12}, {"feb", 2}, {"jan", 1}, {"jul", 7}};
    const char *keys[] = {"jul", "apr", "feb", "xyz", ""};
    for (int i = 0; i < 5; i++) {
        struct entry *e = bsearch(keys[i], table, sizeof table / sizeof *table, sizeof *table, compare);
        printf("%s %d\n", keys[i], e ? e->value : -1);
    }
    int a[] = {1, 3, 3, 3, 7, 9};
    for (int v = 0; v <= 10; v += 2)
        printf("%zu ", lower(a, 6, v));
    printf("%zu\n", lower(a, 6, 3));
    return 0;
}
