// Words in a tree of letters.
#include <stdio.h>
#include <stdlib.h>

struct trie {
    struct trie *next[26];
    int ends;
};

static int nodes;

static void add(struct trie **t, const char *word)
{
    if (!*t) {
        *t = calloc(1, sizeof **t);
        nodes++;
    }
    if (*word)
        add(&(*t)->next[*word - 'a'], word + 1);
    else
        (*t)->ends++;
}

static void list(const struct trie *t, char *so_far, int n)
{
    if (t->ends) {
        so_far[n] = '\0';
        printf("%s*%d ", so_far, t->ends);
    }
    for (int i = 0; i < 26; i++)
        if (t->next[i]) {
            so_far[n] = (char)('a' + i);
            list(t->next[i], so_far, n + 1);
        }
}

static void drop(struct trie *t)
{
    for (int i = 0; i < 26; i++)
        if (t->next[i])
            drop(t->next[i]);
    free(t);
}

int main(void)
{
    static const char *const words[] = {"stack", "star", "heap", "step", "he", "star", "heaps", "a"};
    struct trie *t = NULL;
    char so_far[10];
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        add(&t, words[i]);
    list(t, so_far, 0);
    printf("\n%d\n", nodes);
    drop(t);
    return 0;
}
