// fault: use-after-free 20
// oracle: asan heap-use-after-free

#include <stdlib.h>
#include <string.h>

struct node {
    struct node *left, *right;
};

static struct node *make(int depth)
{
    return depth ? memcpy(malloc(sizeof(struct node)), &(struct node){make(depth - 1), make(depth - 1)}, sizeof(struct node)) : NULL;
}

static void drop(struct node *n)
{
    if (n) {
        free(n);
        drop(n->left);
        drop(n->right);
    }
}

int main(void)
{
    drop(make(3));
    return 0;
}
