/* Strongly connected components by Tarjan's algorithm, over adjacency lists in two arrays. */
#include <stdio.h>
#include <string.h>

enum { MOST = 16 };

struct graph {
    int count, edges;
    int first[MOST], next[64], to[64];
};

struct search {
    const struct graph *graph;
    int number[MOST], low[MOST], stack[MOST], depth, counter, component[MOST], components;
    _Bool on_stack[MOST];
};

static void connect(struct graph *g, int from, int to)
{
    g->to[g->edges] = to;
    g->next[g->edges] = g->first[from];
    g->first[from] = g->edges++;
}

static void visit(struct search *s, int v)
{
    s->number[v] = s->low[v] = ++s->counter;
    s->stack[s->depth++] = v;
    s->on_stack[v] = 1;
    for (int e = s->graph->first[v]; e != -1; e = s->graph->next[e]) {
        int w = s->graph->to[e];
        if (!s->number[w]) {
            visit(s, w);
            if (s->low[w] < s->low[v])
                s->low[v] = s->low[w];
        } else if (s->on_stack[w] && s->number[w] < s->low[v]) {
            s->low[v] = s->number[w];
        }
    }
    if (s->low[v] != s->number[v])
        return;
    int w;
    do {
        w = s->stack[--s->depth];
        s->on_stack[w] = 0;
        s->component[w] = s->components;
    } while (w != v);
    s->components++;
}

int main(void)
{
    static const int pairs[][2] = {{0, 1}, {1, 2}, {2, 0}, {2, 3}, {3, 4}, {4, 5}, {5, 3}, {6, 5}, {6, 7}, {7, 6}, {8, 8}};
    struct graph g = {.count = 9};
    memset(g.first, -1, sizeof g.first);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        connect(&g, pairs[i][0], pairs[i][1]);
    struct search s = {.graph = &g};
    for (int v = 0; v < g.count; v++)
        if (!s.number[v])
            visit(&s, v);
    for (int c = 0; c < s.components; c++) {
        printf("component %d:", c);
        for (int v = 0; v < g.count; v++)
            if (s.component[v] == c)
                printf(" %d", v);
        putchar('\n');
    }
    return s.components;
}
