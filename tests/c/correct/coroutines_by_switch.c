/* Functions that go on where they left off: a switch whose cases are inside the loops. */
#include <stdbool.h>
#include <stdio.h>

struct resumable {
    int line;
};

#define BEGIN(r)                                                                                       \
    switch ((r)->line) {                                                                               \
    case 0:
#define YIELD(r)                                                                                       \
    do {                                                                                               \
        (r)->line = __LINE__;                                                                          \
        return true;                                                                                   \
    case __LINE__:;                                                                                    \
    } while (0)
#define END(r)                                                                                         \
    }                                                                                                  \
    (r)->line = -1;                                                                                    \
    return false

struct pairs {
    struct resumable state;
    int a, b, most;
};

static bool next_pair(struct pairs *p)
{
    BEGIN(&p->state);
    for (p->a = 1; p->a <= p->most; p->a++)
        for (p->b = p->a; p->b <= p->most; p->b++)
            if ((p->a + p->b) % 3 == 0)
                YIELD(&p->state);
    END(&p->state);
}

struct decoder {
    struct resumable state;
    int count, letter;
};

/* Run lengths: 3a2b is aaabb. A letter comes in, true: it gave some out. */
static bool decode(struct decoder *d, int in, int *out, int *times)
{
    BEGIN(&d->state);
    for (;;) {
        d->count = 0;
        while (in >= '0' && in <= '9') {
            d->count = d->count * 10 + in - '0';
            *times = 0;
            YIELD(&d->state);
        }
        d->letter = in;
        *out = d->letter;
        *times = d->count ? d->count : 1;
        YIELD(&d->state);
        if (in == 0)
            break;
    }
    END(&d->state);
}

int main(void)
{
    struct pairs small = {.most = 4}, large = {.most = 5};
    bool more = true;
    while (more) {
        more = next_pair(&small);
        if (more)
            printf("(%d,%d) ", small.a, small.b);
        if (next_pair(&large))
            printf("[%d,%d] ", large.a, large.b);
        else
            printf("[done] ");
    }
    putchar('\n');
    struct decoder d = {{0}, 0, 0};
    for (const char *in = "3a2bc12d"; *in; in++) {
        int letter = 0, times = 0;
        decode(&d, *in, &letter, &times);
        while (times-- > 0)
            putchar(letter);
    }
    putchar('\n');
    return 0;
}
