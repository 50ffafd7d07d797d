/* Blocks larger than 512 bytes: two-level segregated fit (Masmano and others, 2004).
 *
 * Each block has a header with its own size and that of the block below, so that neighbours are found and free
 * ones merged at once. Free blocks are filed by size: a level for each power of two, cut into 16
 * parts, with bitmaps of what is not empty; so allocation and freeing take constant time and a block just
 * freed is the first one handed out again to the same size.
 */
#include "config.h"

#include "python/memory/heap.h"

#include <string.h>
#include <sys/mman.h>

enum { LARGE_FREE = 1, LARGE_COMMIT = 1 << 20, LARGE_RETURN = 8 << 20 };
#define LARGE_MINIMUM (sizeof(struct large) + sizeof(struct large_links))

static size_t large_size(const struct large *block)
{
    return block->size_and_free & ~(size_t)LARGE_FREE;
}

static bool large_is_free(const struct large *block)
{
    return block->size_and_free & LARGE_FREE;
}

static struct large *large_above(const struct py_heap *heap, struct large *block)
{
    return block == heap->large_last ? NULL : (struct large *)((char *)block + large_size(block));
}

static struct large *large_below(struct large *block)
{
    return block->previous_size ? (struct large *)((char *)block - block->previous_size) : NULL;
}

static struct large_links *large_links(struct large *block)
{
    return (struct large_links *)(block + 1);
}

static void large_class(size_t size, int *level, int *part)
{
    *level = 63 - __builtin_clzll(size);
    *part = (int)(size >> (*level - 4)) & (HEAP_LARGE_PARTS - 1);
}

static void large_file(struct py_heap *heap, struct large *block)
{
    int level, part;
    size_t size = large_size(block);
    large_class(size, &level, &part);
    block->size_and_free = size | LARGE_FREE;
    struct large *next = heap->large_free[level][part];
    *large_links(block) = (struct large_links){next, NULL};
    if (next)
        large_links(next)->prev = block;
    heap->large_free[level][part] = block;
    heap->large_parts[level] |= 1u << part;
    heap->large_levels |= 1ull << level;
    HEAP_POISON((char *)block + LARGE_MINIMUM, size - LARGE_MINIMUM);
}

static void large_unfile(struct py_heap *heap, struct large *block)
{
    int level, part;
    size_t size = large_size(block);
    large_class(size, &level, &part);
    struct large_links *links = large_links(block);
    if (links->next)
        large_links(links->next)->prev = links->prev;
    if (links->prev)
        large_links(links->prev)->next = links->next;
    else
        heap->large_free[level][part] = links->next;
    if (!heap->large_free[level][part]) {
        heap->large_parts[level] &= ~(1u << part);
        if (!heap->large_parts[level])
            heap->large_levels &= ~(1ull << level);
    }
    block->size_and_free = size;
    HEAP_UNPOISON(block, size);
}

/* The smallest filed block that surely is large enough; NULL: none. */
static struct large *large_find(struct py_heap *heap, size_t size)
{
    int level, part;
    large_class(size, &level, &part);
    /* the first of its own part may do: a block just freed */
    struct large *first = heap->large_free[level][part];
    if (first && large_size(first) >= size)
        return first;
    uint32_t parts = part + 1 < HEAP_LARGE_PARTS ? heap->large_parts[level] >> (part + 1) : 0;
    if (parts)
        return heap->large_free[level][part + 1 + __builtin_ctz(parts)];
    uint64_t levels = heap->large_levels >> (level + 1);
    if (!levels)
        return NULL;
    level += 1 + __builtin_ctzll(levels);
    return heap->large_free[level][__builtin_ctz(heap->large_parts[level])];
}

static void large_set_size(struct py_heap *heap, struct large *block, size_t size)
{
    block->size_and_free = size;
    struct large *above = large_above(heap, block);
    if (above)
        above->previous_size = size;
}

/* Cuts what `block`, not filed, has beyond `size` off and files it. */
static void large_split(struct py_heap *heap, struct large *block, size_t size)
{
    size_t rest = large_size(block) - size;
    if (rest < HEAP_SMALL_LIMIT)
        return;
    struct large *tail = (struct large *)((char *)block + size);
    bool was_last = block == heap->large_last;
    block->size_and_free = size;
    tail->previous_size = size;
    tail->size_and_free = rest;
    if (was_last)
        heap->large_last = tail;
    else
        large_above(heap, tail)->previous_size = rest;
    struct large *above = large_above(heap, tail);
    if (above && large_is_free(above)) {
        large_unfile(heap, above);
        if (above == heap->large_last)
            heap->large_last = tail;
        large_set_size(heap, tail, rest + large_size(above));
    }
    large_file(heap, tail);
}

/* Commits so much at the top that the block there, not filed, has at least `size` bytes. */
static struct large *large_grow(struct py_heap *heap, size_t size)
{
    struct large *last = heap->large_last;
    size_t have = last && large_is_free(last) ? large_size(last) : 0;
    size_t grown = heap->large_committed - heap->large_start;
    size_t wanted = MAX(size - have, grown / 8);
    wanted = (wanted + LARGE_COMMIT - 1) & ~(size_t)(LARGE_COMMIT - 1);
    if (wanted > heap->large_end - heap->large_committed)
        return NULL;
    if (!heap_commit(heap, heap->large_committed, wanted))
        return NULL;
    struct large *block;
    if (have) {
        large_unfile(heap, last);
        block = last;
        block->size_and_free = have + wanted;
    } else {
        block = (struct large *)(heap->base + heap->large_committed);
        block->previous_size = last ? large_size(last) : 0;
        block->size_and_free = wanted;
        heap->large_last = block;
    }
    heap->large_committed += wanted;
    return block;
}

static size_t large_need(size_t size)
{
    return MAX((size + sizeof(struct large) + HEAP_GRAIN - 1) & ~(size_t)(HEAP_GRAIN - 1),
               LARGE_MINIMUM);
}

void heap_large_init(struct py_heap *heap, size_t start)
{
    heap->large_start = heap->large_committed = start;
    heap->large_end = heap->reserved;
}

void *heap_large_alloc(struct py_heap *heap, size_t size)
{
    if (size > heap->limit || heap->used + size > heap->limit)
        return NULL;
    size_t need = large_need(size);
    struct large *block = large_find(heap, need);
    if (block)
        large_unfile(heap, block);
    else
        block = large_grow(heap, need);
    if (!block)
        return NULL;
    large_split(heap, block, need);
    heap->used += large_size(block);
    return block + 1;
}

/* A long free stretch gives its pages back to the system. */
static void large_return_pages(struct large *block)
{
    const uintptr_t page = 1 << 16;
    uintptr_t start = ((uintptr_t)block + LARGE_MINIMUM + page - 1) & ~(page - 1);
    uintptr_t end = ((uintptr_t)block + large_size(block)) & ~(page - 1);
    if (end > start)
        madvise((void *)start, end - start, MADV_DONTNEED);
}

void heap_large_free(struct py_heap *heap, void *p)
{
    struct large *block = (struct large *)p - 1;
    size_t size = large_size(block);
    heap->used -= size;
    bool long_one = size >= LARGE_RETURN;
    struct large *above = large_above(heap, block);
    if (above && large_is_free(above)) {
        large_unfile(heap, above);
        size += large_size(above);
        if (above == heap->large_last)
            heap->large_last = block;
        large_set_size(heap, block, size);
    }
    struct large *below = large_below(block);
    if (below && large_is_free(below)) {
        large_unfile(heap, below);
        size += large_size(below);
        if (block == heap->large_last)
            heap->large_last = below;
        block = below;
        large_set_size(heap, block, size);
    }
    large_file(heap, block);
    if (long_one)
        large_return_pages(block);
}

bool heap_large_resize(struct py_heap *heap, void *p, size_t size)
{
    struct large *block = (struct large *)p - 1;
    if (size > heap->limit)
        return false;
    size_t old = large_size(block), need = large_need(size);
    if (need > old) {
        if (heap->used + (need - old) > heap->limit)
            return false;
        struct large *above = large_above(heap, block);
        if (!above ||
            (large_is_free(above) && above == heap->large_last && old + large_size(above) < need)) {
            /* at the top: the stretch itself grows */
            struct large *top = large_grow(heap, need - old);
            if (!top)
                return false;
            large_file(heap, top);
            above = top;
        }
        if (!large_is_free(above) || old + large_size(above) < need)
            return false;
        large_unfile(heap, above);
        if (above == heap->large_last)
            heap->large_last = block;
        large_set_size(heap, block, old + large_size(above));
    }
    large_split(heap, block, need);
    heap->used += large_size(block);
    heap->used -= old;
    return true;
}

size_t heap_large_size(const void *p)
{
    return large_size((const struct large *)p - 1) - sizeof(struct large);
}
