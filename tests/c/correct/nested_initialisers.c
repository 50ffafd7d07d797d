// Braces left out, designators that go back and on, strings, unions and structs within arrays.
#include <stdio.h>

struct in {
    char name[4];
    int v[2];
};
struct out {
    struct in a, b[2];
    union {
        int i;
        double d;
    };
    int last;
};

int main(void)
{
    struct out x = {"abc", 1, 2, "de", 3, 4, {{'f'}, {5}}, 6, 7};
    printf("%s %d %s %d %s %d %d %d %d\n", x.a.name, x.a.v[1], x.b[0].name, x.b[0].v[0], x.b[1].name, x.b[1].v[0], x.b[1].v[1], x.i, x.last);
    struct out y = {.b[1].v = {[1] = 9}, .d = 0.5, .a = {.v[0] = 3, 4}, .b[0].name = "zz"};
    printf("%d %g %d %d %s %d\n", y.b[1].v[1], y.d, y.a.v[0], y.a.v[1], y.b[0].name, y.last);
    int a[] = {[5] = 1, 2, [2] = 3, 4, [0] = 5, [5] = 6};
    for (size_t i = 0; i < sizeof a / sizeof *a; i++)
        printf("%d ", a[i]);
    char words[][6] = {"one", {"two"}, {'t', 'h', 'r', 'e', 'e'}};
    printf("%zu %s %s\n", sizeof words, words[1], words[2]);
    int m[2][2][2] = {1, 2, {3}, {{4}, {5}}};
    printf("%d %d %d %d\n", m[0][0][1], m[0][1][0], m[1][0][0], m[1][1][0]);
    struct out z = y, *p = &(struct out){.a = x.a, .last = z.a.v[0]};
    printf("%s %d\n", p->a.name, p->last);
    return 0;
}
