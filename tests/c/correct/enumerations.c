// Enumerators with and without values, as indices, in flags, and as unsigned or signed types.
#include <stdio.h>

enum colour { RED, GREEN = 5, BLUE, LAST = BLUE };
enum flags { READ = 1 << 0, WRITE = 1 << 1, EXECUTE = 1 << 2, ALL = READ | WRITE | EXECUTE };
typedef enum { BELOW = -3, ZERO = 0, ABOVE } side;
enum { ANONYMOUS = sizeof(int) * 3 };

static const char *const names[LAST + 1] = {[GREEN] = "green", [RED] = "red", [BLUE] = "blue"};

static void rights(unsigned f)
{
    printf("%c%c%c\n", f & READ ? 'r' : '-', f & WRITE ? 'w' : '-', f & EXECUTE ? 'x' : '-');
}

int main(void)
{
    enum colour c = GREEN;
    c++;
    printf("%s %s %d %s\n", names[c], names[RED], names[3] == NULL, names[GREEN]);
    rights(ALL & ~WRITE);
    rights(READ);
    side s = BELOW;
    printf("%d %d %d %zu %d\n", s < ZERO, ABOVE, (RED - 1) < 0, sizeof s, ANONYMOUS);
    enum { INNER = ABOVE + 10 } local = INNER;
    printf("%d\n", local);
    return 0;
}
