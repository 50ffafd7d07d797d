// A stack that grows, and a calculator in reverse Polish notation on it.
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

struct stack {
    long *items;
    int count, room;
};

static void push(struct stack *s, long v)
{
    if (s->count == s->room)
        s->items = realloc(s->items, (size_t)(s->room = s->room * 2 + 1) * sizeof *s->items);
    s->items[s->count++] = v;
}

static long pop(struct stack *s) { return s->count ? s->items[--s->count] : 0; }

static long evaluate(const char *text)
{
    struct stack s = {0};
    while (*text) {
        if (isdigit((unsigned char)*text)) {
            char *end;
            push(&s, strtol(text, &end, 10));
            text = end;
        } else if (*text == ' ') {
            text++;
        } else {
            long b = pop(&s), a = pop(&s);
            switch (*text++) {
            case '+': push(&s, a + b); break;
            case '-': push(&s, a - b); break;
            case '*': push(&s, a * b); break;
            case '/': push(&s, b ? a / b : 0); break;
            }
        }
    }
    long result = pop(&s);
    free(s.items);
    return result;
}

int main(void)
{
    printf("%ld %ld %ld\n", evaluate("1 2 + 3 *"), evaluate("100 7 / 2 -"), evaluate("5"));
    return (int)evaluate("40 2 +");
}
