/* A knight's tour by Warnsdorff's rule: always to the square with the fewest ways on. */
#include <stdio.h>

enum { SIZE = 6 };
static int board[SIZE][SIZE];
static const struct {
    signed char row, column;
} moves[8] = {{-2, -1}, {-2, 1}, {-1, 2}, {1, 2}, {2, 1}, {2, -1}, {1, -2}, {-1, -2}};

static int is_free(int r, int c)
{
    return r >= 0 && r < SIZE && c >= 0 && c < SIZE && !board[r][c];
}

static int ways_on(int r, int c)
{
    int ways = 0;
    for (int m = 0; m < 8; m++)
        ways += is_free(r + moves[m].row, c + moves[m].column);
    return ways;
}

static int tour(int r, int c, int step)
{
    board[r][c] = step;
    if (step == SIZE * SIZE)
        return 1;
    for (int ways = 0; ways <= 8; ways++)
        for (int m = 0; m < 8; m++) {
            int to_row = r + moves[m].row, to_column = c + moves[m].column;
            if (is_free(to_row, to_column) && ways_on(to_row, to_column) == ways && tour(to_row, to_column, step + 1))
                return 1;
        }
    return board[r][c] = 0;
}

int main(void)
{
    int found = tour(0, 0, 1);
    for (int r = 0; r < SIZE; r++)
        for (int c = 0; c < SIZE; c++)
            printf("%3d%s", board[r][c], c == SIZE - 1 ? "\n" : "");
    return !found;
}
