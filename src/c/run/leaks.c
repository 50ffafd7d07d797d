/* What a program leaked, in words: a line for each kind of loss, and under it one for each line of the program that allocated. */
#include "c/run/engine.h"
#include "c/run/machine.h"

#include <stdlib.h>

struct site {
    enum c_leak_kind kind;
    uint32_t line;
    unsigned long long bytes, blocks;
};

/* The worst kind first, then by line. */
static int by_kind(const void *left, const void *right)
{
    const struct site *a = left, *b = right;
    if (a->kind != b->kind)
        return (b->kind > a->kind) - (b->kind < a->kind);
    return (a->line > b->line) - (a->line < b->line);
}

/* Puts together what is of one kind and one line; the sites have been sorted. */
static size_t join(struct site *sites, size_t count)
{
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        struct site *last = used ? &sites[used - 1] : NULL;
        if (last && by_kind(last, &sites[i]) == 0) {
            last->bytes += sites[i].bytes;
            last->blocks += sites[i].blocks;
        } else {
            sites[used++] = sites[i];
        }
    }
    return used;
}

void c_engine_leaks(struct c_machine *machine, struct text *out)
{
    static const char *const words[] = {[C_STILL_REACHABLE] = "still reachable",
                                        [C_POSSIBLY_LOST] = "possibly lost",
                                        [C_INDIRECTLY_LOST] = "indirectly lost",
                                        [C_DEFINITELY_LOST] = "definitely lost"};
    const struct c_leaks *leaks = &machine->leaks;
    struct site *sites = malloc((leaks->count + 1) * sizeof *sites);
    if (!sites) {
        out->failed = true;
        return;
    }
    for (size_t i = 0; i < leaks->count; i++) {
        const struct c_block *block = c_block(&machine->memory, leaks->items[i].block);
        sites[i] = (struct site){leaks->items[i].kind, block->made_line, block->extent, 1};
    }
    qsort(sites, leaks->count, sizeof *sites, by_kind);
    size_t count = join(sites, leaks->count);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || sites[i].kind != sites[i - 1].kind)
            text_format(out, "heapstep: leak: %llu bytes in %llu blocks %s\n",
                        (unsigned long long)leaks->bytes[sites[i].kind],
                        (unsigned long long)leaks->blocks[sites[i].kind], words[sites[i].kind]);
        text_format(out, "heapstep:   %llu bytes in %llu blocks allocated at line %u\n",
                    sites[i].bytes, sites[i].blocks, sites[i].line);
    }
    free(sites);
}
