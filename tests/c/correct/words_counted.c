/* How often each word occurs in what is read: a tree by name, then an array sorted by count with bsearch into it. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct word word;
struct word {
    char *text;
    int count, first_line;
    word *left, *right;
};

static word *add(word *w, const char *text, int line)
{
    if (!w) {
        w = calloc(1, sizeof *w);
        w->text = strcpy(malloc(strlen(text) + 1), text);
        w->first_line = line;
    }
    int order = strcmp(text, w->text);
    if (order < 0)
        w->left = add(w->left, text, line);
    else if (order > 0)
        w->right = add(w->right, text, line);
    else
        w->count++;
    return w;
}

static size_t collect(word *w, const word **out)
{
    if (!w)
        return 0;
    size_t n = collect(w->left, out);
    if (out)
        out[n] = w;
    return n + 1 + collect(w->right, out ? out + n + 1 : NULL);
}

static int by_count(const void *a, const void *b)
{
    const word *p = *(const word *const *)a, *q = *(const word *const *)b;
    return p->count != q->count ? q->count - p->count : strcmp(p->text, q->text);
}

static int by_text(const void *key, const void *item)
{
    return strcmp(key, (*(const word *const *)item)->text);
}

static void tree_free(word *w)
{
    if (w) {
        tree_free(w->left);
        tree_free(w->right);
        free(w->text);
        free(w);
    }
}

int main(void)
{
    word *tree = NULL;
    char text[32];
    int c, line = 1, length = 0, total = 0;
    do {
        c = getchar();
        if (isalpha(c) && length < 31)
            text[length++] = (char)tolower(c);
        else if (length) {
            text[length] = '\0';
            tree = add(tree, text, line);
            length = 0;
            total++;
        }
        line += c == '\n';
    } while (c != EOF);
    size_t n = collect(tree, NULL);
    const word **sorted = malloc(n * sizeof *sorted);
    collect(tree, sorted);
    const word **found = bsearch("the", sorted, n, sizeof *sorted, by_text);
    printf("%d words, %zu different, 'the' %d\n", total, n, found ? (*found)->count : 0);
    qsort(sorted, n, sizeof *sorted, by_count);
    for (size_t i = 0; i < n && i < 6; i++)
        printf("%-8s %2d line %d\n", sorted[i]->text, sorted[i]->count, sorted[i]->first_line);
    free(sorted);
    tree_free(tree);
    return 0;
}
