/* Noughts and crosses played to the end by looking all the way ahead. */
#include <stdio.h>

typedef enum { EMPTY, CROSS, NOUGHT } mark;

static const unsigned char lines[8][3] = {{0, 1, 2}, {3, 4, 5}, {6, 7, 8}, {0, 3, 6}, {1, 4, 7}, {2, 5, 8}, {0, 4, 8}, {2, 4, 6}};
static unsigned long looked_at;

static mark winner(const mark board[9])
{
    for (int i = 0; i < 8; i++) {
        const unsigned char *l = lines[i];
        if (board[l[0]] && board[l[0]] == board[l[1]] && board[l[1]] == board[l[2]])
            return board[l[0]];
    }
    return EMPTY;
}

static mark other(mark player)
{
    return player == CROSS ? NOUGHT : CROSS;
}

/* 1: the player wins, -1: loses. */
static int best(mark board[9], mark player, int *move, int alpha, int beta)
{
    looked_at++;
    mark won = winner(board);
    if (won)
        return won == player ? 1 : -1;
    int found = 0, value = -2;
    for (int i = 0; i < 9 && alpha < beta; i++) {
        if (board[i])
            continue;
        found = 1;
        board[i] = player;
        int ignored, score = -best(board, other(player), &ignored, -beta, -alpha);
        board[i] = EMPTY;
        if (score > value) {
            value = score;
            *move = i;
        }
        if (score > alpha)
            alpha = score;
    }
    return found ? value : 0;
}

static void show(const mark *board)
{
    for (int i = 0; i < 9; i++)
        printf("%c%s", ".XO"[board[i]], i % 3 == 2 ? "\n" : " ");
    putchar('\n');
}

int main(void)
{
    mark board[9] = {[4] = CROSS, [1] = NOUGHT};
    mark player = CROSS;
    int move;
    while (!winner(board)) {
        int full = 1;
        for (int i = 0; i < 9; i++)
            full &= board[i] != EMPTY;
        if (full)
            break;
        int value = best(board, player, &move, -2, 2);
        printf("%c at %d (%+d)\n", " XO"[player], move, value);
        board[move] = player;
        player = other(player);
    }
    show(board);
    printf("%lu positions\n", looked_at);
    return winner(board);
}
