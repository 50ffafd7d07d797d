/* Lists written once as macros: enumerations, tables, structs and switches made from them. */
#include <stdio.h>
#include <string.h>
#define COLORS(X)                  X(RED, "red", 0xff0000) X(GREEN, "green", 0x00ff00) X(BLUE, "blue", 0x0000ff)
#define AS_ENUM(name, text, value) COLOR_##name,
#define AS_TEXT(name, text, value) [COLOR_##name] = text,
#define AS_VALUE(name, text, value)                                                                \
    case COLOR_##name:                                                                             \
        return value;
#define COUNT_ONE(...) +1
enum color { COLORS(AS_ENUM) COLOR_COUNT };
static const char *const names[COLOR_COUNT] = {COLORS(AS_TEXT)};
static unsigned rgb(enum color c)
{
    switch (c) {
        COLORS(AS_VALUE) default : return 0;
    }
}
_Static_assert(0 COLORS(COUNT_ONE) == COLOR_COUNT, "counts agree");
#define STR(x)                #x
#define XSTR(x)               STR(x)
#define CAT(a, b)             a##b
#define XCAT(a, b)            CAT(a, b)
#define UNIQUE(p)             XCAT(p, __LINE__)
#define ARRAY_LEN(a)          (sizeof(a) / sizeof *(a))
#define FIELDS(X)             X(int, id, "%d") X(double, score, "%.2f") X(const char *, label, "%s")
#define DECL(type, name, fmt) type name;
#define SHOW(type, name, fmt) printf(#name "=" fmt " ", r->name);
struct record {
    FIELDS(DECL)
};
static void show(const struct record *r)
{
    FIELDS(SHOW) putchar('\n');
}
#define LOG(fmt, ...) printf("[%s] " fmt "\n", __func__, ##__VA_ARGS__)
#define FIRST(a, ...) a
#define REST(a, ...)  __VA_ARGS__
#define EVAL(...)     __VA_ARGS__
#define APPLY(f, ...) f(__VA_ARGS__)
#define MAX3(a, b, c) ((a) > (b) ? ((a) > (c) ? (a) : (c)) : ((b) > (c) ? (b) : (c)))
#define EMPTY
#define LPAREN (
int main(void)
{
    for (int i = 0; i < COLOR_COUNT; i++)
        printf("%s %06x\n", names[i], rgb(i));
    int UNIQUE(v) = 5;
    printf("%s %s %d\n", STR(COLOR_COUNT), XSTR(ARRAY_LEN(names)), (int)ARRAY_LEN(names));
    struct record r = {.id = 3, .label = "x\"y", .score = 2.345};
    show(&r);
    LOG("no arguments");
    LOG("%d and %s", 4, "five");
    printf("%d %d %d\n", FIRST(1, 2, 3), EVAL(REST(1, 2)), APPLY(MAX3, 3, 9, 4));
    printf("%s|%s|%s\n", STR(), STR(a + b), STR("quo\"te" '\n'));
    printf("%s %s\n", XSTR(__LINE__), strrchr("/" __FILE__, '/') ? "file" : "none");
    return ARRAY_LEN(names) == 3 ? 0 : 1;
}
