#include <limits.h>
#include <stdio.h>

enum { N = 6 };
static const int graph[N][N] = {{0, 7, 9, 0, 0, 14}, {7, 0, 10, 15, 0, 0}, {9, 10, 0, 11, 0, 2}, {0, 15, 11, 0, 6, 0}, {0, 0, 0, 6, 0, 9}, {14, 0, 2, 0, 9, 0}};

int main(void)
{
    int distance[N], before[N], done[N] = {0};
    for (int i = 0; i < N; i++) distance[i] = INT_MAX, before[i] = -1;
    distance[0] = 0;
    for (int round = 0; round < N; round++) {
        int u = -1;
        for (int i = 0; i < N; i++) if (!done[i] && (u < 0 || distance[i] < distance[u])) u = i;
        done[u] = 1;
        for (int v = 0; v < N; v++)
            if (graph[u][v] && distance[u] != INT_MAX && distance[u] + graph[u][v] < distance[v]) distance[v] = distance[u] + graph[u][v], before[v] = u;
    }
    for (int i = 0; i < N; i++) { printf("%d: %d via", i, distance[i]); for (int v = i; v >= 0; v = before[v]) printf(" %d", v); puts(""); }
    return distance[4];
}
