#include <stdio.h>
#include <stdlib.h>

static void first(void) { puts("first"); }
static void second(void) { puts("second"); }
static int calls;
static int tick(void) { static int n = 10; calls++; return n++; }

int main(int argc, char *argv[])
{
    atexit(first);
    atexit(second);
    printf("%d %s\n", argc, argv[argc] == NULL ? "null" : "?");
    printf("%d", tick()); printf(" %d %d\n", tick(), calls);
    if (calls)
        exit(300);
    return 0;
}
