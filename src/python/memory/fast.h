/* The allocator's shortest ways, inline: a block from a pool that has one to spare, and back. Whatever is less common
 * goes through heap_alloc and heap_release, with the same result. */
#ifndef PYTHON_MEMORY_FAST_H
#define PYTHON_MEMORY_FAST_H

#include "python/memory/heap.h"
#include "python/vm.h"

/* `class_index` is that of the size, (size - 1) / HEAP_GRAIN. */
static inline void *heap_take(struct py_heap *heap, uint32_t class_index)
{
    struct pool *pool = heap->used_pools[class_index];
    uint32_t size = (class_index + 1) * HEAP_GRAIN;
    if (UNLIKELY(!pool))
        return heap_alloc(heap, size);
    void *block = pool->free;
    if (LIKELY(block != NULL)) {
        HEAP_UNPOISON(block, size);
        void *rest = *(void **)block;
        if (UNLIKELY(!rest && pool->next_offset > pool->max_next_offset)) /* the pool's last */
            return heap_alloc(heap, size);
        pool->free = rest;
    } else {
        if (UNLIKELY(pool->next_offset + size > pool->max_next_offset))
            return heap_alloc(heap, size);
        block = (char *)pool + pool->next_offset;
        HEAP_UNPOISON(block, size);
        pool->next_offset += size;
    }
    pool->used++;
    return block;
}

static inline void heap_give(struct py_heap *heap, void *p)
{
    struct pool *pool = (struct pool *)((uintptr_t)p & ~(uintptr_t)(HEAP_POOL_SIZE - 1));
    if (UNLIKELY((size_t)((char *)p - heap->base) >= heap->large_start || pool->used == 1 ||
                 (!pool->free && pool->next_offset > pool->max_next_offset))) {
        heap_release(heap, p);
        return;
    }
    *(void **)p = pool->free;
    HEAP_POISON(p, (pool->class_index + 1) * HEAP_GRAIN);
    pool->free = p;
    pool->used--;
}

#endif
