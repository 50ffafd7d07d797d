// A search tree that keeps its balance by rotations.
#include <stdio.h>
#include <stdlib.h>

struct node {
    int key, height;
    struct node *left, *right;
};

static int height(const struct node *n) { return n ? n->height : 0; }

static struct node *set(struct node *n)
{
    int l = height(n->left), r = height(n->right);
    n->height = 1 + (l > r ? l : r);
    return n;
}

static struct node *rotate(struct node *n, int to_left)
{
    struct node *m = to_left ? n->right : n->left;
    if (to_left) {
        n->right = m->left;
        m->left = set(n);
    } else {
        n->left = m->right;
        m->right = set(n);
    }
    return set(m);
}

static struct node *insert(struct node *n, int key)
{
    if (!n) {
        n = calloc(1, sizeof *n);
        n->key = key;
        return set(n);
    }
    if (key < n->key)
        n->left = insert(n->left, key);
    else
        n->right = insert(n->right, key);
    int balance = height(n->left) - height(n->right);
    if (balance > 1) {
        if (key >= n->left->key)
            n->left = rotate(n->left, 1);
        return rotate(n, 0);
    }
    if (balance < -1) {
        if (key < n->right->key)
            n->right = rotate(n->right, 0);
        return rotate(n, 1);
    }
    return set(n);
}

static void show_and_free(struct node *n, int depth)
{
    if (!n)
        return;
    show_and_free(n->left, depth + 1);
    printf("%d@%d ", n->key, depth);
    show_and_free(n->right, depth + 1);
    free(n);
}

int main(void)
{
    struct node *root = NULL;
    for (int i = 0; i < 20; i++)
        root = insert(root, i * 7 % 20);
    for (int i = 20; i < 30; i++)
        root = insert(root, i);
    printf("%d\n", height(root));
    show_and_free(root, 0);
    puts("");
    return 0;
}
