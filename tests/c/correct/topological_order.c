// What must be done before what, with lists of successors.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct edge {
    int to;
    struct edge *next;
};

static const char *names[10];
static struct edge *edges[10];
static int waits[10], count;

static int number(const char *name)
{
    for (int i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return i;
    names[count] = name;
    return count++;
}

static void before(const char *a, const char *b)
{
    int i = number(a), j = number(b);
    struct edge *e = malloc(sizeof *e);
    *e = (struct edge){j, edges[i]};
    edges[i] = e;
    waits[j]++;
}

int main(void)
{
    before("socks", "shoes");
    before("trousers", "shoes");
    before("trousers", "belt");
    before("shirt", "belt");
    before("belt", "jacket");
    before("shirt", "tie");
    before("tie", "jacket");
    for (int done = 0; done < count;)
        for (int i = 0; i < count; i++)
            if (waits[i] == 0) {
                printf("%s\n", names[i]);
                waits[i] = -1;
                done++;
                for (struct edge *e = edges[i], *next; e; e = next) {
                    waits[e->to]--;
                    next = e->next;
                    free(e);
                }
            }
    return 0;
}
