/* GNU C's statements in expressions, as macros use them that evaluate their arguments once. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#define max(a, b)                                                                                      \
    ({                                                                                                 \
        __typeof__(a) a_ = (a);                                                                        \
        __typeof__(b) b_ = (b);                                                                        \
        a_ > b_ ? a_ : b_;                                                                             \
    })
#define swap(a, b)                                                                                     \
    ({                                                                                                 \
        __typeof__(a) kept = (a);                                                                      \
        (a) = (b);                                                                                     \
        (b) = kept;                                                                                    \
    })
#define container_of(pointer, type, member)                                                            \
    ({                                                                                                 \
        const __typeof__(((type *)0)->member) *inner = (pointer);                                      \
        (type *)((char *)inner - offsetof(type, member));                                              \
    })
#define must(pointer)                                                                                  \
    ({                                                                                                 \
        void *got = (pointer);                                                                         \
        if (!got) {                                                                                    \
            puts("out of memory");                                                                     \
            exit(1);                                                                                   \
        }                                                                                              \
        got;                                                                                           \
    })

struct point {
    int x, y;
};
struct shape {
    int id;
    struct point at;
};

static int calls;

static int next(void)
{
    return ++calls;
}

static struct point middle(struct point a, struct point b)
{
    return ({
        struct point m = {(a.x + b.x) / 2, (a.y + b.y) / 2};
        m;
    });
}

static int find(const int *values, int count, int wanted)
{
    for (int i = 0; i < count; i++) {
        int hit = ({
            if (values[i] < 0)
                continue;
            if (values[i] > 100)
                break;
            values[i] == wanted;
        });
        if (hit)
            return i;
    }
    return -1;
}

int main(void)
{
    int i = 3;
    printf("%d %d %g\n", max(i++, 2), i, max(1.5, max(2.5f, 2)));
    printf("%d %d\n", max(next(), next()), calls);
    int sum = ({
        int s = 0;
        for (int k = 0; k < 5; k++)
            s += k * k;
        s;
    });
    int a = 1, b = 2;
    swap(a, b);
    printf("%d %d %d\n", sum, a, b);
    struct shape s = {7, {10, 20}};
    printf("%d %d\n", container_of(&s.at, struct shape, at)->id, middle(s.at, (struct point){20, 41}).y);
    int *values = must(calloc(5, sizeof *values));
    for (int k = 0; k < 5; k++)
        values[k] = k == 1 ? -4 : k * 11;
    printf("%d %d\n", find(values, 5, 33), find(values, 5, -4));
    int n = 4;
    printf("%d\n", ({
               int squares[n];
               for (int k = 0; k < n; k++)
                   squares[k] = k * k;
               squares[n - 1] + squares[1];
           }) + ({
               int more[n * 2];
               more[n] = 100;
               more[n];
           }));
    while (({ n--; n > 1; }))
        printf("n %d ", n);
    if (({ goto out; 1; }))
        puts("never");
out:
    printf("%zu\n", sizeof(({ (char)n; })));
    free(values);
    return ({ max(n, 5); });
}
