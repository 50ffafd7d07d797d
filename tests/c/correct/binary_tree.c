#include <stdio.h>
#include <stdlib.h>

typedef struct tree { int key; struct tree *left, *right; } tree;
static tree *insert(tree *t, int key)
{
    if (!t) { t = malloc(sizeof *t); *t = (tree){.key = key}; }
    else if (key < t->key) t->left = insert(t->left, key);
    else if (key > t->key) t->right = insert(t->right, key);
    return t;
}
static tree *delete(tree *t, int key)
{
    if (!t) return NULL;
    if (key < t->key) t->left = delete(t->left, key);
    else if (key > t->key) t->right = delete(t->right, key);
    else if (t->left && t->right) {
        tree *m = t->right;
        while (m->left) m = m->left;
        t->key = m->key;
        t->right = delete(t->right, m->key);
    } else { tree *child = t->left ? t->left : t->right; free(t); return child; }
    return t;
}
static int height(const tree *t) { if (!t) return 0; int l = height(t->left), r = height(t->right); return 1 + (l > r ? l : r); }
static void walk(const tree *t, void (*visit)(int, void *), void *context)
{
    if (!t) return;
    walk(t->left, visit, context); visit(t->key, context); walk(t->right, visit, context);
}
static void print(int key, void *context) { ++*(int *)context; printf("%d ", key); }

int main(void)
{
    tree *t = NULL;
    int keys[] = {50, 30, 70, 20, 40, 60, 80, 30, 65}, count = 0;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) t = insert(t, keys[i]);
    walk(t, print, &count); printf("| %d %d\n", count, height(t));
    t = delete(t, 50); t = delete(t, 20); t = delete(t, 99);
    count = 0; walk(t, print, &count); printf("| %d %d\n", count, height(t));
    while (t) t = delete(t, t->key);
    return t != NULL;
}
