/* Strings as a pointer and a length: split, trimmed, joined and compared without a copy. */
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *begin;
    size_t length;
} view;

#define VIEW(literal) ((view){"" literal, sizeof(literal) - 1})
#define SHOWN(v)      (int)(v).length, (v).begin

static view trimmed(view v)
{
    while (v.length && isspace((unsigned char)*v.begin))
        v = (view){v.begin + 1, v.length - 1};
    while (v.length && isspace((unsigned char)v.begin[v.length - 1]))
        v.length--;
    return v;
}

/* Takes what stands before the separator off the front; false: nothing is left. */
static bool cut(view *rest, char separator, view *out)
{
    if (!rest->begin)
        return false;
    const char *at = memchr(rest->begin, separator, rest->length);
    size_t length = at ? (size_t)(at - rest->begin) : rest->length;
    *out = (view){rest->begin, length};
    *rest = at ? (view){at + 1, rest->length - length - 1} : (view){NULL, 0};
    return true;
}

static int compare(view a, view b)
{
    size_t shorter = a.length < b.length ? a.length : b.length;
    int order = memcmp(a.begin, b.begin, shorter);
    return order ? order : (a.length > b.length) - (a.length < b.length);
}

static int compare_items(const void *a, const void *b)
{
    return compare(*(const view *)a, *(const view *)b);
}

static char *join(const view *views, size_t count, view between)
{
    size_t total = 1;
    for (size_t i = 0; i < count; i++)
        total += views[i].length + (i ? between.length : 0);
    char *made = malloc(total), *at = made;
    for (size_t i = 0; i < count; i++) {
        if (i)
            at = (char *)memcpy(at, between.begin, between.length) + between.length;
        at = (char *)memcpy(at, views[i].begin, views[i].length) + views[i].length;
    }
    *at = '\0';
    return made;
}

static bool starts_with(view v, view prefix)
{
    return v.length >= prefix.length && !compare((view){v.begin, prefix.length}, prefix);
}

int main(void)
{
    view rest = VIEW(" pear,apple ,, fig ,banana,apple pie,"), item, items[10];
    size_t count = 0;
    while (cut(&rest, ',', &item))
        items[count++] = trimmed(item);
    qsort(items, count, sizeof *items, compare_items);
    for (size_t i = 0; i < count; i++)
        printf("[%.*s]%s", SHOWN(items[i]), starts_with(items[i], VIEW("apple")) ? "! " : " ");
    char *joined = join(items + 2, count - 2, VIEW(" + "));
    printf("\n%s (%zu)\n", joined, strlen(joined));
    free(joined);
    char *nothing = join(NULL, 0, VIEW(","));
    printf("'%s' %d %d %d\n", nothing, compare(VIEW("ab"), VIEW("abc")), compare(VIEW("b"), VIEW("abc")) > 0, compare(VIEW(""), VIEW("")));
    free(nothing);
    return (int)count;
}
