/* Huffman's code: a tree built from counts, a text packed into bits and unpacked again. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct node {
    unsigned count;
    int symbol;
    struct node *child[2];
} node;

typedef struct {
    char bits[32];
} code;

typedef struct {
    unsigned char *bytes;
    size_t bit_count;
} packed;

static node *node_new(unsigned count, int symbol, node *zero, node *one)
{
    node *made = malloc(sizeof *made);
    *made = (node){count, symbol, {zero, one}};
    return made;
}

static node *smallest(node **nodes, int *count)
{
    int best = 0;
    for (int i = 1; i < *count; i++)
        if (nodes[i]->count < nodes[best]->count || (nodes[i]->count == nodes[best]->count && nodes[i]->symbol < nodes[best]->symbol))
            best = i;
    node *found = nodes[best];
    nodes[best] = nodes[--*count];
    return found;
}

static void codes_of(const node *tree, code *codes, code so_far, int depth)
{
    if (!tree->child[0]) {
        codes[tree->symbol] = so_far;
        return;
    }
    for (int bit = 0; bit < 2; bit++) {
        so_far.bits[depth] = (char)('0' + bit);
        codes_of(tree->child[bit], codes, so_far, depth + 1);
    }
}

static void tree_free(node *tree)
{
    if (tree) {
        tree_free(tree->child[0]);
        tree_free(tree->child[1]);
        free(tree);
    }
}

static packed pack(const char *text, const code *codes)
{
    packed p = {calloc(strlen(text), 1), 0};
    for (; *text; text++)
        for (const char *bit = codes[(unsigned char)*text].bits; *bit; bit++, p.bit_count++)
            if (*bit == '1')
                p.bytes[p.bit_count / CHAR_BIT] |= (unsigned char)(1u << p.bit_count % CHAR_BIT);
    return p;
}

static void unpack(packed p, const node *tree, char *out)
{
    const node *at = tree;
    for (size_t i = 0; i < p.bit_count; i++) {
        at = at->child[p.bytes[i / CHAR_BIT] >> i % CHAR_BIT & 1];
        if (!at->child[0]) {
            *out++ = (char)at->symbol;
            at = tree;
        }
    }
    *out = '\0';
}

int main(void)
{
    const char *text = "she sells sea shells by the sea shore";
    unsigned counts[UCHAR_MAX + 1] = {0};
    node *nodes[UCHAR_MAX + 1];
    code codes[UCHAR_MAX + 1] = {{{0}}};
    int n = 0;
    for (const char *c = text; *c; c++)
        counts[(unsigned char)*c]++;
    for (int c = 0; c <= UCHAR_MAX; c++)
        if (counts[c])
            nodes[n++] = node_new(counts[c], c, NULL, NULL);
    while (n > 1) {
        node *a = smallest(nodes, &n), *b = smallest(nodes, &n);
        nodes[n++] = node_new(a->count + b->count, a->symbol < b->symbol ? a->symbol : b->symbol, a, b);
    }
    codes_of(nodes[0], codes, (code){{0}}, 0);
    for (int c = 0; c <= UCHAR_MAX; c++)
        if (counts[c])
            printf("'%c' %u %s\n", c, counts[c], codes[c].bits);
    packed p = pack(text, codes);
    char *back = malloc(strlen(text) + 1);
    unpack(p, nodes[0], back);
    printf("%zu bits instead of %zu: %s\n", p.bit_count, strlen(text) * CHAR_BIT, back);
    int same = strcmp(text, back) == 0;
    free(back);
    free(p.bytes);
    tree_free(nodes[0]);
    return !same;
}
