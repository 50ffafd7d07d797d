#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BUCKETS = 8 };
struct entry {
    char *key;
    int count;
    struct entry *next;
};
struct table {
    struct entry *buckets[BUCKETS];
    size_t size;
};

static unsigned long hash(const char *s)
{
    unsigned long h = 5381;
    while (*s)
        h = h * 33 + (unsigned char)*s++;
    return h;
}

static int *lookup(struct table *t, const char *key)
{
    struct entry **link = &t->buckets[hash(key) % BUCKETS];
    for (; *link; link = &(*link)->next)
        if (strcmp((*link)->key, key) == 0)
            return &(*link)->count;
    *link = calloc(1, sizeof **link);
    (*link)->key = strdup(key);
    t->size++;
    return &(*link)->count;
}

int main(void)
{
    struct table t = {{0}};
    char text[] = "the quick brown fox jumps over the lazy dog and the fox runs";
    for (char *word = strtok(text, " "); word; word = strtok(NULL, " "))
        ++*lookup(&t, word);
    printf("%zu words\n", t.size);
    for (int i = 0; i < BUCKETS; i++)
        for (struct entry *e = t.buckets[i]; e; e = e->next)
            printf("%d: %-6s %d\n", i, e->key, e->count);
    for (int i = 0; i < BUCKETS; i++)
        while (t.buckets[i]) {
            struct entry *e = t.buckets[i];
            t.buckets[i] = e->next;
            free(e->key);
            free(e);
        }
}
