/* The inside of the heap, for the files of this room: one reserved stretch of addresses in two halves.
 *
 * The lower half is cut into arenas of 64 pools for small blocks (alloc.c), the upper half holds blocks larger than
 * 512 bytes (large.c). Pages are committed as the two frontiers rise. A bitmap beside the stretch has
 * one bit for each 16 bytes: set where an object begins.
 */
#ifndef PYTHON_MEMORY_HEAP_H
#define PYTHON_MEMORY_HEAP_H

#include "python/memory/alloc.h"

enum {
    HEAP_GRAIN = 16,
    HEAP_SMALL_LIMIT = 512,
    HEAP_CLASSES = HEAP_SMALL_LIMIT / HEAP_GRAIN,
    HEAP_POOL_SIZE = 16 * 1024,
    HEAP_ARENA_POOLS = 64,
    HEAP_ARENA_SIZE = HEAP_POOL_SIZE * HEAP_ARENA_POOLS,
    HEAP_LARGE_LEVELS = 40,
    HEAP_LARGE_PARTS = 16,
};

/* Stands at the start of each pool: 48 bytes, as CPython's pool_header. */
struct pool {
    uint32_t used; /* blocks handed out */
    uint32_t class_index;
    void *free; /* freed blocks, last freed first, each holding the next */
    struct pool *next,
        *prev; /* in the ring of its class; `next` also among its arena's free pools */
    uint32_t arena;
    uint32_t next_offset;     /* the first block never handed out */
    uint32_t max_next_offset; /* beyond it no block fits */
    uint32_t unused;
};

struct arena_info {
    uint32_t free_pools;
    uint32_t carved;    /* pools that were ever in use */
    struct pool *free;  /* pools given back, last first */
    int32_t prev, next; /* in the list of arenas with free pools; -1 ends it */
    bool live;
};

/* Stands before each large block. Sizes count the header and are multiples of 16. */
struct large {
    size_t previous_size; /* of the block just below; 0 at the bottom */
    size_t size_and_free; /* lowest bit: free */
};

/* What follows a free large block's header. */
struct large_links {
    struct large *next, *prev;
};

struct py_heap {
    char *base;
    size_t reserved;
    uint64_t *object_bits;
    size_t bits_reserved;

    /* Pools with both used and free blocks. Those that the shortest way (fast.h) finds, and, while a test has allocations
     * fail, those that it must not find, so that it asks heap_alloc each time. */
    struct pool *used_pools[HEAP_CLASSES], *hidden_pools[HEAP_CLASSES];
    struct pool **pools; /* the one of the two that is in use */
    struct arena_info *arenas;
    uint32_t arena_count, arena_capacity;
    uint32_t unused_arenas;                  /* given back to the system, to be taken first */
    int32_t usable_arenas;                   /* fewest free pools first; -1: none */
    int32_t last_with[HEAP_ARENA_POOLS + 1]; /* the last arena with so many free pools */

    size_t large_start, large_end, large_committed; /* offsets */
    struct large *large_last;
    uint64_t large_levels;
    uint32_t large_parts[HEAP_LARGE_LEVELS];
    struct large *large_free[HEAP_LARGE_LEVELS][HEAP_LARGE_PARTS];

    size_t used, limit; /* bytes: pools in use and large blocks */

    uint64_t asked, fails_from, fails_to; /* py_heap_fail */
};

/* Makes pages of the stretch and their part of the bitmap usable. `offset` and `size` are multiples of 1 MiB. */
bool heap_commit(struct py_heap *heap, size_t offset, size_t size);

void heap_large_init(struct py_heap *heap, size_t start);
void *heap_large_alloc(struct py_heap *heap, size_t size);
void heap_large_free(struct py_heap *heap, void *p);
/* In place; false when it cannot. */
bool heap_large_resize(struct py_heap *heap, void *p, size_t size);
size_t heap_large_size(const void *p);

void *heap_alloc(struct py_heap *heap, size_t size);
void heap_release(struct py_heap *heap, void *p);

/* The bit of an object. */
static inline void heap_mark_object(struct py_heap *heap, const void *o)
{
    size_t grain = (size_t)((const char *)o - heap->base) / HEAP_GRAIN;
    heap->object_bits[grain / 64] |= 1ull << (grain % 64);
}

static inline void heap_unmark_object(struct py_heap *heap, const void *o)
{
    size_t grain = (size_t)((const char *)o - heap->base) / HEAP_GRAIN;
    heap->object_bits[grain / 64] &= ~(1ull << (grain % 64));
}

/* Gives an object's block back; its type's reference stays. */
void heap_object_free(py_vm *vm, py_object *o);

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#define HEAP_POISON(p, size)   ASAN_POISON_MEMORY_REGION((p), (size))
#define HEAP_UNPOISON(p, size) ASAN_UNPOISON_MEMORY_REGION((p), (size))
#else
#define HEAP_POISON(p, size)   ((void)(p), (void)(size))
#define HEAP_UNPOISON(p, size) ((void)(p), (void)(size))
#endif

#endif
