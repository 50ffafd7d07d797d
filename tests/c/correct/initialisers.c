#include <stdio.h>

struct inner { int a, b; };
struct outer { struct inner in[2]; int c; char name[6]; };
static struct outer table[] = {
    {{{1, 2}, {3}}, 4, "abc"},
    {.c = 9, .in[1].b = 7, .name = {'x', 'y'}},
    [3] = {.in = {[0] = {.b = 5}}},
};
static int sparse[10] = {[2] = 1, 2, [8] = 3, [0] = 4};
static char text[] = "hello", exact[5] = "world", grid[2][4] = {"ab", "cde"};
static int flat[2][3] = {1, 2, 3, 4};
static int *pointer = &sparse[3];
static const char *words[] = {"a", "bc", [4] = "e"};
union number { int i; double d; } u = {.d = 2.5};

int main(void)
{
    for (unsigned i = 0; i < sizeof table / sizeof *table; i++)
        printf("%d %d %d %d %d %s\n", table[i].in[0].a, table[i].in[0].b, table[i].in[1].a, table[i].in[1].b, table[i].c, table[i].name);
    for (int i = 0; i < 10; i++)
        printf("%d ", sparse[i]);
    printf("\n%zu %.5s %s %s %d\n", sizeof text, exact, grid[0], grid[1], flat[1][1]);
    printf("%d %s %s %zu %g\n", *pointer, words[1], words[3] ? words[3] : "null", sizeof words / sizeof *words, u.d);
    struct outer local = table[0], copy = {.c = local.c + 1};
    int computed[] = {local.c, copy.c, local.in[1].a * 2}, *q = (int[]){7, 8, 9};
    printf("%d %d %d %d\n", computed[1], computed[2], q[2], ((struct inner){.b = 3}).b);
    static int counter = 5 * 3 + 1;
    int zeros[4] = {0};
    printf("%d %d\n", counter, zeros[3]);
    return 0;
}
