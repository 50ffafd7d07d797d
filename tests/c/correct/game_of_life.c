// A glider on a torus, two boards that change places.
#include <stdio.h>
#include <string.h>

enum { N = 8 };
typedef char board[N][N];

static void next(const board now, board then)
{
    for (int y = 0; y < N; y++)
        for (int x = 0; x < N; x++) {
            int n = 0;
            for (int dy = -1; dy <= 1; dy++)
                for (int dx = -1; dx <= 1; dx++)
                    if (dx || dy)
                        n += now[(y + dy + N) % N][(x + dx + N) % N];
            then[y][x] = n == 3 || (n == 2 && now[y][x]);
        }
}

int main(void)
{
    board boards[2] = {{[1][2] = 1, [2][3] = 1, [3] = {0, 1, 1, 1}}};
    for (int g = 0; g < 20; g++)
        next((const char(*)[N])boards[g & 1], boards[~g & 1]);
    for (int y = 0; y < N; y++) {
        for (int x = 0; x < N; x++)
            putchar(".#"[(int)boards[0][y][x]]);
        puts("");
    }
    return 0;
}
