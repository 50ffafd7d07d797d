// Macros as programs write them: X lists, do-while wrappers, pasting, counting arguments.
#include <stdio.h>

#define FRUITS(X) X(APPLE, 3) X(PEAR, 5) X(FIG, 8)
#define AS_ENUM(name, price) name,
#define AS_NAME(name, price) #name,
#define AS_SUM(name, price) +price
enum fruit { FRUITS(AS_ENUM) FRUIT_COUNT };
static const char *const names[] = {FRUITS(AS_NAME)};

#define SWAP(type, a, b)     \
    do {                     \
        type swapped_ = (a); \
        (a) = (b);           \
        (b) = swapped_;      \
    } while (0)
#define PASTE(a, b) a##b
#define COUNT_OF(...) COUNT_(__VA_ARGS__, 4, 3, 2, 1, 0)
#define COUNT_(a, b, c, d, n, ...) n
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define SAY(format, ...) printf("[" format "]\n", __VA_ARGS__)

int main(void)
{
    int PASTE(va, lue) = 0 FRUITS(AS_SUM), other = 2;
    if (value > other)
        SWAP(int, value, other);
    else
        value = 0;
    printf("%d %d %d %s\n", value, other, FRUIT_COUNT, names[FIG]);
    SAY("%d-%d", COUNT_OF(a, b, c), MAX(3, MAX(7, 5)));
#if FRUIT_COUNT == 0 && defined(SWAP) && !defined(NOTHING)
    puts("enumerators are no macros");
#endif
#undef SWAP
#ifdef SWAP
#error "still there"
#elif __LINE__ > 10
    printf("%d %s\n", __LINE__, __func__);
#endif
    return 0;
}
