/* Small blocks: pools of one size class each, grouped into arenas (CPython's Objects/obmalloc.c).
 *
 * A pool is in one of three states: some blocks used and some free, and then in the ring of its class, whose
 * first pool serves; full, and in no list; or empty, and among its arena's free pools for any class. Of the
 * arenas the one with the fewest free pools serves, so that the others get a chance to become empty.
 */
#include "config.h"

#include "python/memory/heap.h"

#include "python/vm.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define RESERVE_WANTED ((size_t)64 << 30)
#define RESERVE_LEAST  ((size_t)64 << 20)
#define BITS_SHARE     (HEAP_GRAIN * 8) /* bytes of the stretch that one byte of the bitmap covers */
#define POOL_OVERHEAD  sizeof(struct pool)
#define ID_BASE        0x7f0000000000u

_Static_assert(sizeof(struct pool) == 48, "as large as CPython's pool_header");

static void *reserve(size_t size)
{
    void *p = mmap(NULL, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return p == MAP_FAILED ? NULL : p;
}

/* The stretch must begin at a multiple of an arena's size, as pools find their header by masking. */
static bool reserve_stretch(struct py_heap *heap)
{
    for (size_t size = RESERVE_WANTED; size >= RESERVE_LEAST; size /= 2) {
        char *p = reserve(size + HEAP_ARENA_SIZE);
        if (!p)
            continue;
        uint64_t *bits = reserve(size / BITS_SHARE);
        if (!bits) {
            munmap(p, size + HEAP_ARENA_SIZE);
            continue;
        }
        size_t before = -(uintptr_t)p & (HEAP_ARENA_SIZE - 1);
        if (before)
            munmap(p, before);
        if (before < HEAP_ARENA_SIZE)
            munmap(p + before + size, HEAP_ARENA_SIZE - before);
        heap->base = p + before;
        heap->reserved = size;
        heap->object_bits = bits;
        heap->bits_reserved = size / BITS_SHARE;
        return true;
    }
    return false;
}

struct py_heap *py_heap_new(size_t limit_bytes)
{
    struct py_heap *heap = calloc(1, sizeof *heap);
    if (!heap)
        return NULL;
    if (!reserve_stretch(heap)) {
        free(heap);
        return NULL;
    }
    heap->limit = limit_bytes ? limit_bytes : (size_t)1 << 30;
    heap->usable_arenas = -1;
    heap->pools = heap->used_pools;
    for (int i = 0; i <= HEAP_ARENA_POOLS; i++)
        heap->last_with[i] = -1;
    heap_large_init(heap, heap->reserved / 2);
    return heap;
}

void py_heap_free(struct py_heap *heap)
{
    if (!heap)
        return;
    HEAP_UNPOISON(heap->base, (size_t)heap->arena_count * HEAP_ARENA_SIZE);
    HEAP_UNPOISON(heap->base + heap->large_start, heap->large_committed - heap->large_start);
    munmap(heap->base, heap->reserved);
    munmap(heap->object_bits, heap->bits_reserved);
    free(heap->arenas);
    free(heap);
}

bool heap_commit(struct py_heap *heap, size_t offset, size_t size)
{
    return mprotect(heap->base + offset, size, PROT_READ | PROT_WRITE) == 0 &&
           mprotect((char *)heap->object_bits + offset / BITS_SHARE, size / BITS_SHARE,
                    PROT_READ | PROT_WRITE) == 0;
}

/* ---- arenas ---- */

static void arena_unlink(struct py_heap *heap, int32_t index)
{
    struct arena_info *arena = &heap->arenas[index];
    if (arena->prev >= 0)
        heap->arenas[arena->prev].next = arena->next;
    else
        heap->usable_arenas = arena->next;
    if (arena->next >= 0)
        heap->arenas[arena->next].prev = arena->prev;
}

static void arena_link_after(struct py_heap *heap, int32_t index, int32_t prev)
{
    struct arena_info *arena = &heap->arenas[index];
    arena->prev = prev;
    arena->next = prev >= 0 ? heap->arenas[prev].next : heap->usable_arenas;
    if (prev >= 0)
        heap->arenas[prev].next = index;
    else
        heap->usable_arenas = index;
    if (arena->next >= 0)
        heap->arenas[arena->next].prev = index;
}

/* `index` is about to have another number of free pools: is it no longer the last with `count`? */
static void arena_leaves_count(struct py_heap *heap, int32_t index, uint32_t count)
{
    if (heap->last_with[count] != index)
        return;
    int32_t prev = heap->arenas[index].prev;
    heap->last_with[count] = prev >= 0 && heap->arenas[prev].free_pools == count ? prev : -1;
}

static int32_t arena_slot(struct py_heap *heap)
{
    if (heap->unused_arenas) {
        for (uint32_t i = heap->arena_count; i-- > 0;) {
            if (!heap->arenas[i].live) {
                heap->unused_arenas--;
                return (int32_t)i;
            }
        }
    }
    if ((size_t)(heap->arena_count + 1) * HEAP_ARENA_SIZE > heap->large_start)
        return -1;
    if (heap->arena_count == heap->arena_capacity) {
        uint32_t capacity = heap->arena_capacity ? heap->arena_capacity * 2 : 16;
        struct arena_info *arenas = realloc(heap->arenas, capacity * sizeof *arenas);
        if (!arenas)
            return -1;
        heap->arenas = arenas;
        heap->arena_capacity = capacity;
    }
    if (!heap_commit(heap, (size_t)heap->arena_count * HEAP_ARENA_SIZE, HEAP_ARENA_SIZE))
        return -1;
    return (int32_t)heap->arena_count++;
}

static bool arena_new(struct py_heap *heap)
{
    int32_t index = arena_slot(heap);
    if (index < 0)
        return false;
    heap->arenas[index] =
        (struct arena_info){.free_pools = HEAP_ARENA_POOLS, .prev = -1, .next = -1, .live = true};
    arena_link_after(heap, index, -1);
    heap->last_with[HEAP_ARENA_POOLS] = index;
    return true;
}

static void arena_give_back(struct py_heap *heap, int32_t index)
{
    char *start = heap->base + (size_t)index * HEAP_ARENA_SIZE;
    arena_unlink(heap, index);
    heap->arenas[index].live = false;
    heap->unused_arenas++;
    HEAP_UNPOISON(start, HEAP_ARENA_SIZE);
    madvise(start, HEAP_ARENA_SIZE, MADV_DONTNEED);
}

/* ---- pools ---- */

static struct pool *pool_of(const void *p)
{
    return (struct pool *)((uintptr_t)p & ~(uintptr_t)(HEAP_POOL_SIZE - 1));
}

static void pool_link_first(struct py_heap *heap, struct pool *pool)
{
    struct pool *first = heap->pools[pool->class_index];
    pool->prev = NULL;
    pool->next = first;
    if (first)
        first->prev = pool;
    heap->pools[pool->class_index] = pool;
}

static void pool_unlink(struct py_heap *heap, struct pool *pool)
{
    if (pool->prev)
        pool->prev->next = pool->next;
    else
        heap->pools[pool->class_index] = pool->next;
    if (pool->next)
        pool->next->prev = pool->prev;
}

static struct pool *pool_take(struct py_heap *heap)
{
    if (heap->used + HEAP_POOL_SIZE > heap->limit)
        return NULL;
    if (heap->usable_arenas < 0 && !arena_new(heap))
        return NULL;
    int32_t index = heap->usable_arenas;
    struct arena_info *arena = &heap->arenas[index];
    arena_leaves_count(heap, index, arena->free_pools);
    arena->free_pools--;
    if (arena->free_pools)
        heap->last_with[arena->free_pools] = index;
    struct pool *pool = arena->free;
    if (pool) {
        arena->free = pool->next;
    } else {
        pool = (struct pool *)(heap->base + (size_t)index * HEAP_ARENA_SIZE +
                               (size_t)arena->carved++ * HEAP_POOL_SIZE);
        HEAP_UNPOISON(pool, POOL_OVERHEAD);
        memset(pool, 0, sizeof *pool);
        pool->arena = (uint32_t)index;
        pool->class_index = UINT32_MAX;
    }
    if (arena->free_pools == 0)
        arena_unlink(heap, index);
    heap->used += HEAP_POOL_SIZE;
    return pool;
}

static void pool_give_back(struct py_heap *heap, struct pool *pool)
{
    int32_t index = (int32_t)pool->arena;
    struct arena_info *arena = &heap->arenas[index];
    pool->next = arena->free;
    arena->free = pool;
    heap->used -= HEAP_POOL_SIZE;
    uint32_t count = arena->free_pools++;
    if (count == 0) {
        arena_link_after(heap, index, -1);
        if (heap->last_with[1] < 0)
            heap->last_with[1] = index;
        return;
    }
    int32_t last = heap->last_with[count];
    arena_leaves_count(heap, index, count);
    if (count + 1 == HEAP_ARENA_POOLS && arena->next >= 0) {
        arena_give_back(heap, index);
        return;
    }
    if (heap->last_with[count + 1] < 0)
        heap->last_with[count + 1] = index;
    if (last != index) {
        arena_unlink(heap, index);
        arena_link_after(heap, index, last);
    }
}

/* ---- small blocks ---- */

static void *block_next(const void *block)
{
    return *(void *const *)block;
}

static void block_set_next(void *block, void *next)
{
    *(void **)block = next;
}

static void *pool_first_block(struct py_heap *heap, uint32_t class_index)
{
    struct pool *pool = pool_take(heap);
    if (!pool)
        return NULL;
    uint32_t size = (class_index + 1) * HEAP_GRAIN;
    if (pool->class_index != class_index) {
        pool->class_index = class_index;
        pool->next_offset = POOL_OVERHEAD;
        pool->max_next_offset = HEAP_POOL_SIZE - size;
        pool->free = NULL;
        HEAP_POISON((char *)pool + POOL_OVERHEAD, HEAP_POOL_SIZE - POOL_OVERHEAD);
    }
    pool_link_first(heap, pool);
    pool->used = 0;
    return pool;
}

static void *block_from(struct py_heap *heap, struct pool *pool, uint32_t size)
{
    void *block = pool->free;
    if (block) {
        HEAP_UNPOISON(block, size);
        pool->free = block_next(block);
    } else {
        block = (char *)pool + pool->next_offset;
        pool->next_offset += size;
        HEAP_UNPOISON(block, size);
    }
    pool->used++;
    if (!pool->free && pool->next_offset > pool->max_next_offset)
        pool_unlink(heap, pool);
    return block;
}

/* ---- failures that tests ask for ---- */

void py_heap_fail(py_vm *vm, uint64_t first, uint64_t last)
{
    struct py_heap *heap = vm->heap;
    struct pool **pools = last ? heap->hidden_pools : heap->used_pools;
    if (pools != heap->pools) {
        memcpy(pools, heap->pools, sizeof heap->used_pools);
        memset(heap->pools, 0, sizeof heap->used_pools);
        heap->pools = pools;
    }
    heap->asked = 0;
    heap->fails_from = first;
    heap->fails_to = last;
}

uint64_t py_heap_allocations(const py_vm *vm)
{
    return vm->heap->asked;
}

static bool is_to_fail(struct py_heap *heap)
{
    if (LIKELY(!heap->fails_to))
        return false;
    heap->asked++;
    return heap->asked >= heap->fails_from && heap->asked <= heap->fails_to;
}

/* ---- a block of any size ---- */

void *heap_alloc(struct py_heap *heap, size_t size)
{
    if (UNLIKELY(is_to_fail(heap)))
        return NULL;
    if (UNLIKELY(size > HEAP_SMALL_LIMIT))
        return heap_large_alloc(heap, size);
    uint32_t class_index = size ? (uint32_t)(size - 1) / HEAP_GRAIN : 0;
    struct pool *pool = heap->pools[class_index];
    if (UNLIKELY(!pool)) {
        pool = pool_first_block(heap, class_index);
        if (!pool)
            return NULL;
    }
    return block_from(heap, pool, (class_index + 1) * HEAP_GRAIN);
}

static bool is_large(const struct py_heap *heap, const void *p)
{
    return (size_t)((const char *)p - heap->base) >= heap->large_start;
}

void heap_release(struct py_heap *heap, void *p)
{
    if (UNLIKELY(is_large(heap, p))) {
        heap_large_free(heap, p);
        return;
    }
    struct pool *pool = pool_of(p);
    bool was_full = !pool->free && pool->next_offset > pool->max_next_offset;
    block_set_next(p, pool->free);
    HEAP_POISON(p, (pool->class_index + 1) * HEAP_GRAIN);
    pool->free = p;
    pool->used--;
    if (UNLIKELY(was_full)) {
        pool_link_first(heap, pool);
        if (pool->used)
            return;
    }
    if (UNLIKELY(pool->used == 0)) {
        pool_unlink(heap, pool);
        pool_give_back(heap, pool);
    }
}

/* ---- raw memory ---- */

void *py_mem_alloc(py_vm *vm, size_t size)
{
    return heap_alloc(vm->heap, size);
}

void *py_mem_zeroed(py_vm *vm, size_t size)
{
    void *p = heap_alloc(vm->heap, size);
    if (p)
        memset(p, 0, size);
    return p;
}

void *py_mem_realloc(py_vm *vm, void *p, size_t size)
{
    struct py_heap *heap = vm->heap;
    if (!p)
        return heap_alloc(heap, size);
    size_t old;
    if (is_large(heap, p)) {
        old = heap_large_size(p);
        if (size > old && is_to_fail(heap))
            return NULL;
        if (size > HEAP_SMALL_LIMIT && heap_large_resize(heap, p, size))
            return p;
    } else {
        /* a block that shrinks stays where it is unless that saves more than a quarter */
        old = (pool_of(p)->class_index + 1) * HEAP_GRAIN;
        if (size <= old && 4 * size > 3 * old)
            return p;
    }
    void *moved = heap_alloc(heap, size);
    if (!moved)
        return size <= old ? p : NULL;
    memcpy(moved, p, MIN(size, old));
    heap_release(heap, p);
    return moved;
}

void py_mem_free(py_vm *vm, void *p)
{
    if (p)
        heap_release(vm->heap, p);
}

size_t py_heap_bytes_used(const py_vm *vm)
{
    return vm->heap->used;
}

size_t py_heap_bytes_limit(const py_vm *vm)
{
    return vm->heap->limit;
}

uint64_t py_heap_offset(const py_vm *vm, const void *p)
{
    return (uint64_t)((const char *)p - vm->heap->base);
}

uint64_t py_id(py_vm *vm, const void *o)
{
    return ID_BASE + py_heap_offset(vm, o);
}

/* ---- enumeration ---- */

static int visit_bits(struct py_heap *heap, size_t start, size_t end,
                      int (*visit)(py_object *, void *), void *argument)
{
    for (size_t word = start / HEAP_GRAIN / 64; word < end / HEAP_GRAIN / 64; word++) {
        for (uint64_t bits = heap->object_bits[word]; bits; bits &= bits - 1) {
            size_t grain = word * 64 + (size_t)__builtin_ctzll(bits);
            py_object *o = (py_object *)(heap->base + grain * HEAP_GRAIN);
            if (o->refcount == 0) /* kept on a free list */
                continue;
            int stop = visit(o, argument);
            if (stop)
                return stop;
        }
    }
    return 0;
}

int py_heap_each_object(py_vm *vm, int (*visit)(py_object *, void *), void *argument)
{
    struct py_heap *heap = vm->heap;
    int stop = visit_bits(heap, 0, (size_t)heap->arena_count * HEAP_ARENA_SIZE, visit, argument);
    return stop ? stop
                : visit_bits(heap, heap->large_start, heap->large_committed, visit, argument);
}
