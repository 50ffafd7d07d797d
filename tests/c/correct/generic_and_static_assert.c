#include <stdalign.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#define NAME(x) _Generic((x), int: "int", unsigned: "unsigned", long: "long", char: "char", double: "double", float: "float", char *: "char *", const char *: "const char *", default: "other")
struct s { char c; double d; short t; };
_Static_assert(sizeof(struct s) == 24, "layout");
_Static_assert(offsetof(struct s, t) == 16, "offset");

int main(void)
{
    char c = 1; short h = 2; float f = 1; bool b = true; const char *k = "k";
    printf("%s %s %s %s %s\n", NAME(c), NAME(c + 1), NAME(h), NAME(f), NAME(f + 1.0));
    printf("%s %s %s %s %s\n", NAME(1u), NAME(1L), NAME("x"), NAME(k), NAME(b));
    printf("%s %s %s\n", NAME('a'), NAME(1 ? 1 : 1.0), NAME(sizeof 1 > 0));
    printf("%zu %zu %zu %zu\n", alignof(double), alignof(struct s), _Alignof(char), offsetof(struct s, d));
    alignas(16) char aligned[3] = {1, 2, 3};
    printf("%d %d\n", (int)((unsigned long)aligned % 16), aligned[2]);
    return b;
}
