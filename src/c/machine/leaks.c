/* Which allocations nobody can free any more, told apart as memcheck tells them (its manual, 4.2.8).
 *
 * From the statics and the stack every whole pointer is followed. A block whose beginning is pointed at through such beginnings alone is still
 * reachable; one reached only by a pointer into its middle somewhere on the way is possibly lost. Of what is left, in the order of addresses, the first not
 * reached yet is definitely lost, and what it leads to indirectly. */
#include "c/machine/allocator.h"

#include <stdlib.h>
#include <string.h>

enum state { UNREACHED, POSSIBLE, REACHABLE, INDIRECT };

struct search {
    struct c_memory *memory;
    uint8_t *states; /* by a block's number */
    struct {
        VECTOR(c_provenance);
    } pending;
    c_provenance leader; /* 0 while looking from the roots */
    bool failed;
};

/* The live allocation a value points into; *at_beginning: to its first byte. */
static c_provenance pointed(const struct search *s, uint64_t value, bool *at_beginning)
{
    const struct c_memory *memory = s->memory;
    if (value - memory->heap.base >= memory->heap.size)
        return 0;
    c_provenance number = c_heap_owner(memory, value);
    const struct c_block *block = &memory->blocks.items[number];
    if (!number || !block->alive || value < block->address ||
        (value >= block->address + block->extent && value != block->address))
        return 0;
    *at_beginning = value == block->address;
    return number;
}

static void push(struct search *s, c_provenance number, enum state state)
{
    s->states[number] = (uint8_t)state;
    if (!vector_push(&s->pending, number))
        s->failed = true;
}

static void follow(struct search *s, uint64_t value, bool from_reachable)
{
    bool at_beginning;
    c_provenance number = pointed(s, value, &at_beginning);
    if (!number)
        return;
    enum state now = s->states[number];
    if (s->leader) {
        if (now == UNREACHED && number != s->leader)
            push(s, number, INDIRECT);
    } else if (at_beginning && from_reachable && now != REACHABLE) {
        push(s, number, REACHABLE);
    } else if (now == UNREACHED) {
        push(s, number, POSSIBLE);
    }
}

static void scan(struct search *s, const struct c_segment *segment, uint64_t from, uint64_t end,
                 bool from_reachable)
{
    for (uint64_t at = (from + 7) & ~UINT64_C(7); at + 8 <= end; at += 8) {
        uint64_t value, undefined;
        memcpy(&value, segment->bytes + (at - segment->base), 8);
        memcpy(&undefined, segment->undefined + (at - segment->base), 8);
        if (value && !undefined)
            follow(s, value, from_reachable);
    }
}

static void follow_all(struct search *s)
{
    while (s->pending.count && !s->failed) {
        c_provenance number = vector_pop(&s->pending);
        const struct c_block *block = c_block(s->memory, number);
        scan(s, &s->memory->heap, block->address, block->address + block->extent,
             s->states[number] == REACHABLE);
    }
}

static int by_address(const void *left, const void *right)
{
    const struct c_block *const *a = left, *const *b = right;
    return ((*a)->address > (*b)->address) - ((*a)->address < (*b)->address);
}

/* The live allocations, by their addresses. NULL when memory is out. */
static struct c_block **live_blocks(struct c_memory *memory, size_t *count)
{
    struct c_block **blocks = malloc((memory->totals.live_blocks + 1) * sizeof(*blocks));
    *count = 0;
    for (size_t i = 1; blocks && i < memory->blocks.count; i++) {
        struct c_block *block = &memory->blocks.items[i];
        if (block->kind == C_BLOCK_HEAP && block->alive && *count < memory->totals.live_blocks)
            blocks[(*count)++] = block;
    }
    if (blocks)
        qsort(blocks, *count, sizeof(*blocks), by_address);
    return blocks;
}

static void find_lost(struct search *s, struct c_block **blocks, size_t count)
{
    for (size_t i = 0; i < count && !s->failed; i++) {
        c_provenance number = (c_provenance)(blocks[i] - s->memory->blocks.items);
        if (s->states[number] != UNREACHED)
            continue;
        s->leader = number;
        scan(s, &s->memory->heap, blocks[i]->address, blocks[i]->address + blocks[i]->extent,
             false);
        follow_all(s);
    }
}

static int by_serial(const void *left, const void *right)
{
    const struct c_block *const *a = left, *const *b = right;
    return ((*a)->serial > (*b)->serial) - ((*a)->serial < (*b)->serial);
}

static bool tell(const struct search *s, struct c_block **blocks, size_t count,
                 struct c_leaks *leaks)
{
    static const enum c_leak_kind kinds[] = {[UNREACHED] = C_DEFINITELY_LOST,
                                             [POSSIBLE] = C_POSSIBLY_LOST,
                                             [REACHABLE] = C_STILL_REACHABLE,
                                             [INDIRECT] = C_INDIRECTLY_LOST};
    for (size_t i = 0; i < count; i++) {
        c_provenance number = (c_provenance)(blocks[i] - s->memory->blocks.items);
        struct c_leak leak = {number, kinds[s->states[number]]};
        if (!vector_push(leaks, leak))
            return false;
        leaks->blocks[leak.kind]++;
        leaks->bytes[leak.kind] += blocks[i]->extent;
    }
    return true;
}

bool c_find_leaks(struct c_memory *memory, uint64_t stack_pointer, struct c_leaks *leaks)
{
    *leaks = (struct c_leaks){0};
    size_t count;
    struct search s = {.memory = memory, .states = calloc(memory->blocks.count, 1)};
    struct c_block **blocks = live_blocks(memory, &count);
    bool fine = s.states && blocks;
    if (fine) {
        scan(&s, &memory->statics, memory->statics.base,
             memory->statics.base + memory->statics.size, true);
        scan(&s, &memory->stack, stack_pointer, memory->stack.base + memory->stack.size, true);
        follow_all(&s);
        find_lost(&s, blocks, count);
        qsort(blocks, count, sizeof(*blocks), by_serial);
        fine = !s.failed && tell(&s, blocks, count, leaks);
    }
    free(s.states);
    free(blocks);
    vector_fini(&s.pending);
    return fine;
}

void c_leaks_fini(struct c_leaks *leaks)
{
    vector_fini(leaks);
}
