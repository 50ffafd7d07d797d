// Structs and their arrays are returned by value: what the caller sees is no part of the frame that is gone.
#include <stdio.h>
#include <string.h>

struct name {
    char text[20];
    int length;
};

static struct name make(const char *text)
{
    struct name n;
    strcpy(n.text, text);
    n.length = (int)strlen(text);
    return n;
}

static struct name join(struct name a, struct name b)
{
    strcpy(a.text + a.length, b.text);
    a.length += b.length;
    return a;
}

int main(void)
{
    printf("%s %d\n", make("direct").text, make("four").length);
    struct name n = join(make("to"), join(make("get"), make("her")));
    printf("%s %d %c\n", n.text, n.length, join(n, make("!")).text[8]);
    return 0;
}
