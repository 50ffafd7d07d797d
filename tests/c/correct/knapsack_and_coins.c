// Two dynamic programs: the knapsack's best value, and ways to change an amount.
#include <stdio.h>

int main(void)
{
    static const struct {
        int weight, value;
    } things[] = {{12, 4}, {2, 2}, {1, 1}, {1, 2}, {4, 10}, {7, 9}};
    int best[16] = {0};
    for (unsigned t = 0; t < sizeof things / sizeof *things; t++)
        for (int w = 15; w >= things[t].weight; w--)
            if (best[w - things[t].weight] + things[t].value > best[w])
                best[w] = best[w - things[t].weight] + things[t].value;
    for (int w = 0; w < 16; w++)
        printf("%d ", best[w]);
    puts("");
    long ways[201] = {1};
    const int coins[] = {1, 2, 5, 10, 20, 50, 100, 200};
    for (int c = 0; c < 8; c++)
        for (int a = coins[c]; a <= 200; a++)
            ways[a] += ways[a - coins[c]];
    printf("%ld %ld\n", ways[200], ways[17]);
    return 0;
}
