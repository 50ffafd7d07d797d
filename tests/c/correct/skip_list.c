/* A skip list: nodes with a flexible array of links, found, added and taken out in order. */
#include <stdio.h>
#include <stdlib.h>

enum { LEVELS = 6 };

struct node {
    int key, levels;
    struct node *next[];
};

static unsigned seed = 12345;

static unsigned random_bits(void)
{
    seed ^= seed << 13;
    seed ^= seed >> 17;
    return seed ^= seed << 5;
}

static struct node *node_new(int key, int levels)
{
    struct node *n = calloc(1, sizeof *n + (size_t)levels * sizeof n->next[0]);
    n->key = key;
    n->levels = levels;
    return n;
}

static struct node *path(struct node *list, int key, struct node **before)
{
    struct node *at = list;
    for (int level = LEVELS - 1; level >= 0; level--) {
        while (at->next[level] && at->next[level]->key < key)
            at = at->next[level];
        before[level] = at;
    }
    return at->next[0];
}

static int add(struct node *list, int key)
{
    struct node *before[LEVELS], *found = path(list, key, before);
    if (found && found->key == key)
        return 0;
    int levels = 1;
    for (unsigned bits = random_bits(); levels < LEVELS && bits & 1; bits >>= 1)
        levels++;
    struct node *made = node_new(key, levels);
    for (int level = 0; level < levels; level++) {
        made->next[level] = before[level]->next[level];
        before[level]->next[level] = made;
    }
    return 1;
}

static int take_out(struct node *list, int key)
{
    struct node *before[LEVELS], *found = path(list, key, before);
    if (!found || found->key != key)
        return 0;
    for (int level = 0; level < found->levels; level++)
        before[level]->next[level] = found->next[level];
    free(found);
    return 1;
}

int main(void)
{
    struct node *list = node_new(0, LEVELS);
    int added = 0, taken = 0;
    for (int i = 0; i < 60; i++)
        added += add(list, (int)(random_bits() % 80u));
    for (int key = 0; key < 80; key += 3)
        taken += take_out(list, key);
    printf("%d added, %d taken\n", added, taken);
    for (int level = 0; level < LEVELS; level++) {
        int count = 0, sum = 0;
        for (struct node *n = list->next[level]; n; n = n->next[level]) {
            count++;
            sum += n->key;
        }
        printf("level %d: %d nodes, %d\n", level, count, sum);
    }
    while (list->next[0])
        take_out(list, list->next[0]->key);
    free(list);
    return 0;
}
