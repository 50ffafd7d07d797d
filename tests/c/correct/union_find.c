// Sets joined until all are one, and a spanning tree of least weight.
#include <stdio.h>
#include <stdlib.h>

static int parents[8], sizes[8];

static int find(int x) { return parents[x] == x ? x : (parents[x] = find(parents[x])); }

static int join(int a, int b)
{
    a = find(a), b = find(b);
    if (a == b)
        return 0;
    if (sizes[a] < sizes[b]) {
        int t = a;
        a = b;
        b = t;
    }
    parents[b] = a;
    sizes[a] += sizes[b];
    return 1;
}

struct edge {
    int a, b, weight;
};

static int lighter(const void *p, const void *q) { return ((const struct edge *)p)->weight - ((const struct edge *)q)->weight; }

int main(void)
{
    struct edge edges[20];
    int n = 0, total = 0;
    for (int a = 0; a < 8; a++) {
        parents[a] = a;
        sizes[a] = 1;
        for (int b = a + 1; b < 8; b += 2)
            edges[n++] = (struct edge){a, b, (a * 37 + b * 91) % 50 * 20 + n};
    }
    qsort(edges, (size_t)n, sizeof *edges, lighter);
    for (int i = 0; i < n; i++)
        if (join(edges[i].a, edges[i].b)) {
            printf("%d-%d %d\n", edges[i].a, edges[i].b, edges[i].weight);
            total += edges[i].weight;
        }
    printf("%d %d\n", total, sizes[find(0)]);
    return 0;
}
