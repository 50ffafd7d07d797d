#include <stdio.h>
#include <string.h>

static int queens(int n, int row, unsigned columns, unsigned left, unsigned right)
{
    if (row == n) return 1;
    int count = 0;
    for (unsigned free = ~(columns | left | right) & ((1u << n) - 1); free; free &= free - 1) {
        unsigned bit = free & -free;
        count += queens(n, row + 1, columns | bit, (left | bit) << 1, (right | bit) >> 1);
    }
    return count;
}
enum { H = 6, W = 8 };
static void step(char (*grid)[W])
{
    char next[H][W];
    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++) {
            int n = 0;
            for (int dy = -1; dy <= 1; dy++)
                for (int dx = -1; dx <= 1; dx++)
                    n += (dx || dy) && grid[(y + dy + H) % H][(x + dx + W) % W] == '#';
            next[y][x] = n == 3 || (n == 2 && grid[y][x] == '#') ? '#' : '.';
        }
    memcpy(grid, next, sizeof next);
}

int main(void)
{
    printf("%d %d\n", queens(6, 0, 0, 0, 0), queens(8, 0, 0, 0, 0));
    char grid[H][W];
    memset(grid, '.', sizeof grid);
    grid[0][1] = grid[1][2] = grid[2][0] = grid[2][1] = grid[2][2] = '#';
    for (int i = 0; i < 5; i++) step(grid);
    for (int y = 0; y < H; y++) printf("%.*s\n", W, grid[y]);
    return 0;
}
