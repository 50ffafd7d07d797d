// Breadth-first search through a maze, and the path marked in it.
#include <stdio.h>
#include <string.h>

static char maze[][12] = {"###########", "#S..#.....#", "#.#.#.###.#", "#.#...#...#", "#.#####.#.#", "#.......#E#", "###########"};
enum { ROWS = sizeof maze / sizeof maze[0], COLUMNS = 11 };

struct place {
    signed char y, x;
};

int main(void)
{
    struct place queue[ROWS * COLUMNS], from[ROWS][COLUMNS];
    static const struct place ways[] = {{0, 1}, {1, 0}, {0, -1}, {-1, 0}};
    int head = 0, tail = 0, seen[ROWS][COLUMNS] = {0}, looked = 0;
    queue[tail++] = (struct place){1, 1};
    seen[1][1] = 1;
    while (head < tail) {
        struct place at = queue[head++];
        looked++;
        if (maze[at.y][at.x] == 'E') {
            int length = 0;
            while (at = from[at.y][at.x], maze[at.y][at.x] != 'S') {
                maze[at.y][at.x] = '+';
                length++;
            }
            printf("%d %d\n", length, looked);
            break;
        }
        for (int w = 0; w < 4; w++) {
            struct place to = {(signed char)(at.y + ways[w].y), (signed char)(at.x + ways[w].x)};
            if (maze[to.y][to.x] != '#' && !seen[to.y][to.x]) {
                seen[to.y][to.x] = 1;
                from[to.y][to.x] = at;
                queue[tail++] = to;
            }
        }
    }
    for (int y = 0; y < ROWS; y++)
        puts(maze[y]);
    return 0;
}
