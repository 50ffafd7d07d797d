// A static local's address outlives the call; a static pointer keeps the last block reachable until the end frees it.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *label(int n)
{
    static char text[2][16];
    static int turn;
    char *t = text[turn ^= 1];
    sprintf(t, "label %d", n);
    return t;
}

static const char *remembered(const char *text)
{
    static char *last;
    free(last);
    last = text ? strdup(text) : NULL;
    return last;
}

static int *counter(void)
{
    static int count;
    return &count;
}

static void forget(void) { remembered(NULL); }

int main(void)
{
    atexit(forget);
    const char *a = label(1), *b = label(2);
    printf("%s %s\n", a, b);
    remembered("first");
    puts(remembered("second"));
    ++*counter();
    *counter() += 4;
    printf("%d\n", *counter());
    return 0;
}
