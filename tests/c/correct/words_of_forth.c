/* A little Forth: a dictionary of words, some of them functions, some made of other words. */
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct forth forth;
typedef void (*primitive)(forth *f);

struct word {
    char name[16];
    primitive run; /* NULL: it is made of others */
    char *body;
    struct word *next;
};

struct forth {
    long stack[64];
    int depth;
    struct word *words;
    bool failed;
};

static long pop(forth *f)
{
    if (f->depth == 0) {
        f->failed = true;
        return 0;
    }
    return f->stack[--f->depth];
}

static void push(forth *f, long value)
{
    if (f->depth < 64)
        f->stack[f->depth++] = value;
}

#define BINARY(name, operator)                                                                         \
    static void name(forth *f)                                                                         \
    {                                                                                                  \
        long right = pop(f), left = pop(f);                                                            \
        push(f, left operator right);                                                                  \
    }
BINARY(add, +)
BINARY(subtract, -)
BINARY(multiply, *)
BINARY(less, <)
BINARY(equal, ==)
#undef BINARY

static void divide(forth *f)
{
    long right = pop(f), left = pop(f);
    if (right)
        push(f, left / right);
    else
        f->failed = true;
}

static void dup_top(forth *f)
{
    long top = pop(f);
    push(f, top);
    push(f, top);
}

static void swap(forth *f)
{
    long a = pop(f), b = pop(f);
    push(f, a);
    push(f, b);
}

static void dot(forth *f)
{
    printf("%ld ", pop(f));
}

static void define(forth *f, const char *name, primitive run, const char *body)
{
    struct word *word = malloc(sizeof *word);
    snprintf(word->name, sizeof word->name, "%s", name);
    word->run = run;
    word->body = body ? strcpy(malloc(strlen(body) + 1), body) : NULL;
    word->next = f->words;
    f->words = word;
}

static const char *next_word(const char *text, char out[16])
{
    size_t n = 0;
    while (isspace((unsigned char)*text))
        text++;
    while (*text && !isspace((unsigned char)*text) && n < 15)
        out[n++] = *text++;
    out[n] = 0;
    return text;
}

static void run(forth *f, const char *text)
{
    char word[16], name[16], *end;
    while (!f->failed && (text = next_word(text, word), *word)) {
        if (strcmp(word, ":") == 0) {
            const char *begin = next_word(text, name), *semicolon = strchr(begin, ';');
            char body[100] = "";
            if (!semicolon)
                break;
            strncat(body, begin, (size_t)(semicolon - begin));
            define(f, name, NULL, body);
            text = semicolon + 1;
            continue;
        }
        struct word *known = f->words;
        while (known && strcmp(known->name, word) != 0)
            known = known->next;
        long number = strtol(word, &end, 0);
        if (known && known->run)
            known->run(f);
        else if (known)
            run(f, known->body);
        else if (end != word && !*end)
            push(f, number);
        else {
            printf("%s? ", word);
            f->failed = true;
        }
    }
}

int main(void)
{
    static const struct {
        const char *name;
        primitive run;
    } primitives[] = {{"+", add}, {"-", subtract}, {"*", multiply}, {"/", divide}, {"<", less}, {"=", equal}, {"dup", dup_top}, {"swap", swap}, {".", dot}};
    forth f = {.depth = 0};
    for (size_t i = 0; i < sizeof primitives / sizeof *primitives; i++)
        define(&f, primitives[i].name, primitives[i].run, NULL);
    run(&f, ": square dup * ; : cube dup square * ; 3 cube . 0x10 square . ");
    run(&f, "2 3 < 2 3 = 10 4 - swap . . .");
    printf("\ndepth %d\n", f.depth);
    run(&f, "1 0 /");
    printf("failed %d\n", f.failed);
    f.failed = false;
    run(&f, "1 what 2");
    printf("depth %d\n", f.depth);
    while (f.words) {
        struct word *next = f.words->next;
        free(f.words->body);
        free(f.words);
        f.words = next;
    }
    return 0;
}
