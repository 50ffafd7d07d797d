// A sudoku solved by trying.
#include <stdio.h>

static char grid[9][10] = {"53..7....", "6..195...", ".98....6.", "8...6...3", "4..8.3..1", "7...2...6", ".6....28.", "...419..5", "....8..79"};
static int tries;

static int fits(int row, int column, char digit)
{
    for (int i = 0; i < 9; i++)
        if (grid[row][i] == digit || grid[i][column] == digit || grid[row / 3 * 3 + i / 3][column / 3 * 3 + i % 3] == digit)
            return 0;
    return 1;
}

static int solve(int at)
{
    while (at < 81 && grid[at / 9][at % 9] != '.')
        at++;
    if (at == 81)
        return 1;
    for (char digit = '1'; digit <= '9'; digit++)
        if (fits(at / 9, at % 9, digit)) {
            tries++;
            grid[at / 9][at % 9] = digit;
            if (solve(at + 1))
                return 1;
            grid[at / 9][at % 9] = '.';
        }
    return 0;
}

int main(void)
{
    int solved = solve(0);
    for (int i = 0; i < 9; i++)
        puts(grid[i]);
    printf("%d %d\n", solved, tries);
    return !solved;
}
