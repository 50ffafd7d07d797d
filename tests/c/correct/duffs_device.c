// A switch whose cases lie within a loop, and cases in other odd places.
#include <stdio.h>

static void copy(char *to, const char *from, int count)
{
    int rounds = (count + 3) / 4;
    switch (count % 4) {
    case 0:
        do {
            *to++ = *from++;
        case 3:
            *to++ = *from++;
        case 2:
            *to++ = *from++;
        case 1:
            *to++ = *from++;
        } while (--rounds > 0);
    }
}

static const char *kind(int n)
{
    switch (n)
    default:
        if (n % 2)
        case 10:
            return "odd or ten";
        else
        case 11:
            return "even or eleven";
}

int main(void)
{
    char to[16] = {0};
    copy(to, "duff's device", 13);
    puts(to);
    for (int i = 9; i < 13; i++)
        puts(kind(i));
    switch (3) {
        int never;
    case 3:
        never = 4;
        printf("%d\n", never);
    }
    switch ((char)300) {
    case 44: puts("44"); break;
    default: puts("other");
    }
    switch (-1LL) {
    case 0xffffffff: puts("unsigned"); break;
    case -1: puts("minus one");
    }
    return 0;
}
