/* JSON read into tagged unions, looked into and written again. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct value value;
typedef enum { J_NULL, J_BOOL, J_NUMBER, J_STRING, J_ARRAY, J_OBJECT } kind;

struct value {
    kind kind;
    union {
        int boolean;
        double number;
        char *string;
        struct {
            value **items;
            char **keys; /* of an object */
            size_t count;
        };
    };
};

static const char *at;
static int errors;

static value *read_value(void);

static void space(void)
{
    while (isspace((unsigned char)*at))
        at++;
}

static int take(char c)
{
    space();
    if (*at != c)
        return 0;
    at++;
    return 1;
}

static value *value_new(kind kind)
{
    value *v = calloc(1, sizeof *v);
    v->kind = kind;
    return v;
}

static char *read_string(void)
{
    size_t length = 0, room = 8;
    char *s = malloc(room);
    while (*at && *at != '"') {
        char c = *at++;
        if (c == '\\') {
            c = *at++;
            c = c == 'n' ? '\n' : c == 't' ? '\t' : c;
        }
        if (length + 1 == room)
            s = realloc(s, room *= 2);
        s[length++] = c;
    }
    if (*at == '"')
        at++;
    else
        errors++;
    s[length] = '\0';
    return s;
}

static value *read_list(kind kind, char close)
{
    value *v = value_new(kind);
    if (take(close))
        return v;
    do {
        v->items = realloc(v->items, (v->count + 1) * sizeof *v->items);
        if (kind == J_OBJECT) {
            v->keys = realloc(v->keys, (v->count + 1) * sizeof *v->keys);
            if (!take('"'))
                errors++;
            v->keys[v->count] = read_string();
            if (!take(':'))
                errors++;
        }
        v->items[v->count++] = read_value();
    } while (take(','));
    if (!take(close))
        errors++;
    return v;
}

static value *read_value(void)
{
    static const struct {
        const char *word;
        kind kind;
        int boolean;
    } words[] = {{"null", J_NULL, 0}, {"true", J_BOOL, 1}, {"false", J_BOOL, 0}};
    space();
    if (take('{'))
        return read_list(J_OBJECT, '}');
    if (take('['))
        return read_list(J_ARRAY, ']');
    if (take('"')) {
        value *v = value_new(J_STRING);
        v->string = read_string();
        return v;
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i].word);
        if (strncmp(at, words[i].word, length) == 0) {
            value *v = value_new(words[i].kind);
            v->boolean = words[i].boolean;
            at += length;
            return v;
        }
    }
    char *end;
    value *v = value_new(J_NUMBER);
    v->number = strtod(at, &end);
    errors += end == at;
    at = end;
    return v;
}

static void write_value(const value *v, int depth)
{
    switch (v->kind) {
    case J_NULL: fputs("null", stdout); break;
    case J_BOOL: fputs(v->boolean ? "true" : "false", stdout); break;
    case J_NUMBER: printf("%g", v->number); break;
    case J_STRING: printf("\"%s\"", v->string); break;
    case J_ARRAY:
    case J_OBJECT:
        putchar(v->kind == J_ARRAY ? '[' : '{');
        for (size_t i = 0; i < v->count; i++) {
            printf("%s\n%*s", i ? "," : "", depth * 2 + 2, "");
            if (v->kind == J_OBJECT)
                printf("\"%s\": ", v->keys[i]);
            write_value(v->items[i], depth + 1);
        }
        if (v->count)
            printf("\n%*s", depth * 2, "");
        putchar(v->kind == J_ARRAY ? ']' : '}');
    }
}

static const value *member(const value *v, const char *key)
{
    for (size_t i = 0; v && v->kind == J_OBJECT && i < v->count; i++)
        if (strcmp(v->keys[i], key) == 0)
            return v->items[i];
    return NULL;
}

static void value_free(value *v)
{
    if (v->kind == J_STRING)
        free(v->string);
    if (v->kind >= J_ARRAY) {
        for (size_t i = 0; i < v->count; i++) {
            value_free(v->items[i]);
            if (v->keys)
                free(v->keys[i]);
        }
        free(v->items);
        free(v->keys);
    }
    free(v);
}

int main(void)
{
    at = "{ \"name\": \"Ada \\\"the first\\\"\", \"born\": 1815, \"tags\": [\"math\", true, null, -1.5e2, []],"
         "  \"place\": {\"city\": \"London\", \"lat\": 51.5} }";
    value *v = read_value();
    write_value(v, 0);
    const value *city = member(member(v, "place"), "city");
    printf("\n%s %g %d errors %zu bytes a value\n", city ? city->string : "?", member(v, "born")->number, errors, sizeof *v);
    value_free(v);
    at = "[1, 2";
    v = read_value();
    printf("%zu items, %d errors\n", v->count, errors);
    value_free(v);
    return 0;
}
