// A string that grows by what is printed into it.
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct builder {
    char *text;
    size_t length, room;
};

static void add(struct builder *b, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (b->length + (size_t)n + 1 > b->room)
        b->text = realloc(b->text, b->room = 2 * (b->length + (size_t)n + 1));
    vsnprintf(b->text + b->length, (size_t)n + 1, format, again);
    va_end(again);
    b->length += (size_t)n;
}

int main(void)
{
    struct builder b = {0};
    add(&b, "[");
    for (int i = 1; i <= 6; i++)
        add(&b, "%s%*d/%-3s", i > 1 ? "," : "", i, i * i, (char[]){(char)('a' + i), 0});
    add(&b, "] %g %%", 0.125);
    printf("%s\n%zu %zu\n", b.text, b.length, strlen(b.text));
    free(b.text);
    return 0;
}
