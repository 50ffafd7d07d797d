/* Values of several kinds with counted references: lists that share, a cleanup that goes all the way down. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct object object;
struct object {
    int references;
    enum { NUMBER, TEXT, LIST } kind;
    union {
        long number;
        char *text;
        struct {
            size_t count;
            object **items;
        } list;
    } as;
};

static int alive;

static object *object_new(int kind)
{
    object *o = calloc(1, sizeof *o);
    o->references = 1;
    o->kind = kind;
    alive++;
    return o;
}

static object *keep(object *o)
{
    o->references++;
    return o;
}

static void let_go(object *o)
{
    if (--o->references > 0)
        return;
    if (o->kind == TEXT)
        free(o->as.text);
    if (o->kind == LIST) {
        for (size_t i = 0; i < o->as.list.count; i++)
            let_go(o->as.list.items[i]);
        free(o->as.list.items);
    }
    free(o);
    alive--;
}

static object *number(long value)
{
    object *o = object_new(NUMBER);
    o->as.number = value;
    return o;
}

static object *text(const char *value)
{
    object *o = object_new(TEXT);
    o->as.text = strcpy(malloc(strlen(value) + 1), value);
    return o;
}

/* Steals what it is given. */
static object *list(size_t count, ...)
{
    object *o = object_new(LIST);
    va_list arguments;
    o->as.list.items = malloc(count * sizeof(object *));
    va_start(arguments, count);
    while (o->as.list.count < count)
        o->as.list.items[o->as.list.count++] = va_arg(arguments, object *);
    va_end(arguments);
    return o;
}

static void print(const object *o)
{
    switch (o->kind) {
    case NUMBER: printf("%ld", o->as.number); break;
    case TEXT: printf("\"%s\"", o->as.text); break;
    case LIST:
        putchar('(');
        for (size_t i = 0; i < o->as.list.count; i++) {
            print(o->as.list.items[i]);
            if (i + 1 < o->as.list.count)
                putchar(' ');
        }
        putchar(')');
        break;
    }
}

static object *reversed(const object *o)
{
    object *made = object_new(LIST);
    size_t count = made->as.list.count = o->as.list.count;
    made->as.list.items = malloc(count * sizeof(object *));
    for (size_t i = 0; i < count; i++)
        made->as.list.items[count - 1 - i] = keep(o->as.list.items[i]);
    return made;
}

int main(void)
{
    object *shared = text("shared");
    object *a = list(3, number(1), keep(shared), list(2, number(2), keep(shared)));
    object *b = reversed(a);
    print(a);
    putchar(' ');
    print(b);
    printf("\n%d alive, %d references\n", alive, shared->references);
    let_go(a);
    printf("%d alive, %d references\n", alive, shared->references);
    object *c = list(2, b, keep(b));
    print(c);
    let_go(c);
    printf("\n%d alive, %d references\n", alive, shared->references);
    let_go(shared);
    return alive;
}
