// A struct with a flexible array member, allocated with room for it and grown.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct text {
    size_t length, room;
    char letters[];
};

static struct text *append(struct text *t, const char *more)
{
    size_t length = strlen(more);
    if (t->length + length + 1 > t->room) {
        t->room = 2 * (t->length + length + 1);
        t = realloc(t, sizeof *t + t->room);
    }
    memcpy(t->letters + t->length, more, length + 1);
    t->length += length;
    return t;
}

int main(void)
{
    struct text *t = malloc(sizeof *t + 4);
    t->length = 0;
    t->room = 4;
    t->letters[0] = '\0';
    for (int i = 0; i < 5; i++)
        t = append(t, i % 2 ? "odd " : "even ");
    printf("%zu %zu [%s] %c\n", t->length, sizeof *t, t->letters, t->letters[t->length - 2]);
    free(t);
    return 0;
}
