// The conditional operator's types and the comma's order.
#include <stdio.h>

static int calls;
static int called(int v) { return calls = calls * 10 + v, v; }

int main(void)
{
    int i = -1;
    unsigned u = 1;
    printf("%d\n", (1 ? i : u) > 0);
    printf("%zu %zu\n", sizeof(1 ? 'a' : 2.0f), sizeof(0 ? 1 : 2LL));
    printf("%g\n", 1 ? 3 : 2.5);
    const char *p = i < 0 ? "minus" : NULL;
    puts(p ? p : "none");
    int sign = i > 0 ? 1 : i < 0 ? -1 : 0;
    int v = (called(1), called(2), called(3));
    (i ? called(4) : called(5), called(6));
    printf("%d %d %d\n", sign, v, calls);
    int a = 3, b = 4;
    *(a > b ? &a : &b) = 9;
    printf("%d %d\n", a, b);
    struct pair {
        int x, y;
    } one = {1, 2}, two = {3, 4};
    printf("%d\n", (a > b ? one : two).y);
    0 ? (void)puts("no") : (void)puts("void");
    return 0;
}
