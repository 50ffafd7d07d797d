/* Vectors of any type made by a macro, and one name for all of them by _Generic. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define VECTOR_OF(type, name)                                                                          \
    typedef struct {                                                                                   \
        type *items;                                                                                   \
        size_t count, room;                                                                            \
    } name;                                                                                            \
    static int name##_push(name *v, type item)                                                         \
    {                                                                                                  \
        if (v->count == v->room) {                                                                     \
            size_t room = v->room ? v->room * 2 : 2;                                                   \
            type *more = realloc(v->items, room * sizeof *more);                                       \
            if (!more)                                                                                 \
                return 0;                                                                              \
            v->items = more;                                                                           \
            v->room = room;                                                                            \
        }                                                                                              \
        v->items[v->count++] = item;                                                                   \
        return 1;                                                                                      \
    }                                                                                                  \
    static type name##_fold(const name *v, type start, type (*f)(type, type))                          \
    {                                                                                                  \
        for (size_t i = 0; i < v->count; i++)                                                          \
            start = f(start, v->items[i]);                                                             \
        return start;                                                                                  \
    }

struct point {
    double x, y;
};
typedef const char *string;

VECTOR_OF(int, ints)
VECTOR_OF(double, doubles)
VECTOR_OF(string, strings)
VECTOR_OF(struct point, points)

#define push(v, item)                                                                                  \
    _Generic((v), ints *: ints_push, doubles *: doubles_push, strings *: strings_push, points *: points_push)(v, item)
#define for_each(item, v)                                                                              \
    for (__typeof__((v).items) item = (v).items; item < (v).items + (v).count; item++)
#define type_name(x)                                                                                   \
    _Generic((x), int: "int", double: "double", char: "char", char *: "char *", const char *: "const char *", float: "float", \
             unsigned long: "unsigned long", struct point: "struct point", default: "something else")

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static double plus(double a, double b)
{
    return a + b;
}

static string longer(string a, string b)
{
    return strlen(a) >= strlen(b) ? a : b;
}

static struct point sum(struct point a, struct point b)
{
    return (struct point){a.x + b.x, a.y + b.y};
}

int main(void)
{
    ints i = {0};
    doubles d = {0};
    strings s = {0};
    points p = {0};
    for (int k = 0; k < 7; k++) {
        push(&i, (k * 5) % 7);
        push(&d, k / 2.0);
        push(&p, ((struct point){k, -k}));
    }
    push(&s, "one");
    push(&s, "three");
    push(&s, "five!");
    for_each (item, i)
        printf("%d ", *item);
    for_each (word, s)
        printf("%s ", *word);
    struct point total = points_fold(&p, (struct point){0.5, 0}, sum);
    printf("\n%d %g %s (%g,%g)\n", ints_fold(&i, -1, larger), doubles_fold(&d, 0, plus), strings_fold(&s, "", longer), total.x, total.y);
    printf("%zu %zu %s %s %s %s %s %s\n", i.room, p.room, type_name(i.items[0]), type_name('c'), type_name(s.items[0]), type_name(2.0f * 1), type_name(sizeof i),
           type_name(total));
    free(i.items);
    free(d.items);
    free(s.items);
    free(p.items);
    return 0;
}
