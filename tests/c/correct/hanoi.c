// The towers of Hanoi, drawn after every few moves.
#include <stdio.h>

static int pegs[3][8], heights[3], moves;

static void move(int n, int from, int to, int over)
{
    if (n == 0)
        return;
    move(n - 1, from, over, to);
    pegs[to][heights[to]++] = pegs[from][--heights[from]];
    if (++moves % 8 == 0) {
        for (int p = 0; p < 3; p++) {
            for (int i = 0; i < heights[p]; i++)
                printf("%d", pegs[p][i]);
            putchar('|');
        }
        puts("");
    }
    move(n - 1, over, to, from);
}

int main(void)
{
    for (int i = 5; i > 0; i--)
        pegs[0][heights[0]++] = i;
    move(5, 0, 2, 1);
    printf("%d moves\n", moves);
    return 0;
}
