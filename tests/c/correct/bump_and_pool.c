/* Two allocators that a program writes for itself: an arena that only grows, and a pool of slots. */
#include <stdalign.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
typedef struct arena {
    unsigned char *base;
    size_t used, size;
    struct arena *next;
} arena_t;
static arena_t *arena_new(size_t size)
{
    arena_t *a = malloc(sizeof *a);
    if (!a)
        return NULL;
    *a = (arena_t){.base = malloc(size), .size = size};
    return a;
}
static void *arena_get(arena_t **list, size_t n, size_t align)
{
    arena_t *a = *list;
    size_t at = (a->used + align - 1) & ~(align - 1);
    if (at + n > a->size) {
        arena_t *more = arena_new(n > 256 ? n : 256);
        if (!more)
            return NULL;
        more->next = a;
        *list = a = more;
        at = 0;
    }
    a->used = at + n;
    return memset(a->base + at, 0, n);
}
#define NEW(list, T) ((T *)arena_get(list, sizeof(T), alignof(T)))
struct node {
    struct node *left, *right;
    int key;
    char name[12];
};
static struct node *insert(arena_t **a, struct node *n, int key)
{
    if (!n) {
        n = NEW(a, struct node);
        n->key = key;
        snprintf(n->name, sizeof n->name, "n%d", key);
        return n;
    }
    if (key < n->key)
        n->left = insert(a, n->left, key);
    else if (key > n->key)
        n->right = insert(a, n->right, key);
    return n;
}
static int walk(const struct node *n, int depth)
{
    if (!n)
        return 0;
    int c = walk(n->left, depth + 1);
    printf("%*s%s\n", depth * 2, "", n->name);
    return c + 1 + walk(n->right, depth + 1);
}
union slot {
    union slot *next;
    double d;
    char text[24];
};
struct pool {
    union slot slots[8], *free;
    int taken;
};
static void pool_init(struct pool *p)
{
    p->free = NULL;
    p->taken = 0;
    for (int i = 7; i >= 0; i--) {
        p->slots[i].next = p->free;
        p->free = &p->slots[i];
    }
}
static void *pool_get(struct pool *p)
{
    union slot *s = p->free;
    if (s) {
        p->free = s->next;
        p->taken++;
    }
    return s;
}
static void pool_put(struct pool *p, void *v)
{
    union slot *s = v;
    s->next = p->free;
    p->free = s;
    p->taken--;
}
int main(void)
{
    arena_t *a = arena_new(200);
    struct node *root = NULL;
    unsigned seed = 7;
    for (int i = 0; i < 15; i++) {
        seed = seed * 1103515245u + 12345u;
        root = insert(&a, root, (seed >> 16) % 50);
    }
    printf("%d nodes\n", walk(root, 0));
    double *d = NEW(&a, double);
    char *c = NEW(&a, char);
    long double *l = NEW(&a, long double);
    printf("%d %d %d\n", (int)((uintptr_t)d % alignof(double)), *c,
           (int)((char *)l - (char *)c > 0));
    int arenas = 0;
    while (a) {
        arena_t *next = a->next;
        free(a->base);
        free(a);
        a = next;
        arenas++;
    }
    printf("%d arenas\n", arenas);
    struct pool p;
    pool_init(&p);
    void *got[10];
    for (int i = 0; i < 10; i++) {
        got[i] = pool_get(&p);
        if (got[i])
            sprintf(got[i], "object %d", i);
    }
    printf("%d %s %s %d\n", p.taken, (char *)got[0], (char *)got[7], got[8] == NULL);
    pool_put(&p, got[3]);
    pool_put(&p, got[5]);
    char *again = pool_get(&p);
    printf("%d %d\n", again == got[5], p.taken);
    return 0;
}
