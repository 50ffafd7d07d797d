#include <stdio.h>
#define STRING(x) #x
#define EXPANDED(x) STRING(x)
#define JOIN(a, b) a##b
#define COUNT(...) (sizeof((int[]){__VA_ARGS__}) / sizeof(int))
#define LOG(format, ...) printf("%s: " format "\n", __func__, ##__VA_ARGS__)
#define SWAP(type, a, b) do { type swap_ = a; a = b; b = swap_; } while (0)
#define FOR_EACH(X) X(RED, 1) X(GREEN, 2) X(BLUE, 4)
#define AS_ENUM(name, value) name = value,
#define AS_CASE(name, value) case name: return #name;
enum color { FOR_EACH(AS_ENUM) };
static const char *name(enum color c) { switch (c) { FOR_EACH(AS_CASE) } return "?"; }
#if defined(UNDEFINED) || __STDC_VERSION__ < 199901L
#error no
#elif 3 * 4 == 12 && !defined UNDEFINED
#define OK 1
#else
#define OK 0
#endif
#ifndef OK
int broken
#endif

int main(void)
{
    int JOIN(va, lue) = 3, other = 4;
    SWAP(int, value, other);
    printf("%s %s %d %d %zu\n", STRING(a + "b\n"), EXPANDED(JOIN(x, y)), value, other, COUNT(1, 2, 3));
    LOG("plain");
    LOG("%d %s", 5, name(GREEN));
    printf("%d %d %s\n", OK, __LINE__, name(BLUE | RED));
    printf("con" "cat" "enated\x41" "B\n");
#line 100
    printf("%d\n", __LINE__);
#undef OK
#ifdef OK
    return 1;
#endif
    return 0;
}
