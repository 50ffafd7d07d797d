/* malloc, free and realloc: glibc's spacing, memcheck's patience. */
#include "c/machine/allocator.h"

#include <string.h>
#include <sys/mman.h>

enum {
    LARGE = 1 << 16, /* chunks whose host memory is given back while they wait */
    PAGE = 4096,
    KEPT_FREED = 64, /* freed blocks that wait however large they are */
};
static const uint64_t kept_bytes = UINT64_C(20) << 20;

uint64_t c_chunk_size(uint64_t size)
{
    uint64_t chunk = (size + 8 + 15) & ~UINT64_C(15);
    return MAX(chunk, (uint64_t)SMALLEST_CHUNK);
}

c_provenance c_heap_owner(const struct c_memory *memory, uint64_t address)
{
    return memory->allocator->owners[(address - memory->heap.base) / 16];
}

static void own(struct c_memory *memory, uint64_t chunk, uint64_t size, c_provenance number)
{
    uint32_t *owners = memory->allocator->owners + (chunk - memory->heap.base) / 16;
    for (uint64_t i = 0; i < size / 16; i++)
        owners[i] = number;
}

static size_t bin_of(uint64_t chunk)
{
    return chunk / 16 < SMALL_BINS ? (size_t)(chunk / 16) : 0;
}

/* The whole pages of a large block that nobody reads again. */
static void give_back_pages(const struct c_block *block)
{
    uintptr_t begin = ((uintptr_t)block->bytes + PAGE - 1) & ~(uintptr_t)(PAGE - 1);
    uintptr_t end = ((uintptr_t)block->bytes + block->extent) & ~(uintptr_t)(PAGE - 1);
    if (end > begin)
        (void)madvise(block->bytes + (begin - (uintptr_t)block->bytes), end - begin, MADV_DONTNEED);
}

/* What has waited long enough may be given again. */
static void release_waiting(struct c_memory *memory)
{
    struct c_allocator *allocator = memory->allocator;
    struct c_queue *waiting = &allocator->waiting;
    while (waiting->bytes > kept_bytes && waiting->count > KEPT_FREED) {
        c_provenance number = c_queue_pop(memory, waiting);
        struct c_block *block = c_block(memory, number);
        size_t bin = bin_of(c_chunk_size(block->extent));
        waiting->bytes -= block->extent;
        if (block->extent >= LARGE)
            give_back_pages(block);
        block->next = allocator->bins[bin];
        allocator->bins[bin] = number;
    }
}

/* A chunk that was freed long ago, of just this size; 0: none. Its block's number goes with it. */
static c_provenance take_old(struct c_memory *memory, uint64_t chunk)
{
    c_provenance *link = &memory->allocator->bins[bin_of(chunk)];
    while (*link && c_chunk_size(c_block(memory, *link)->extent) != chunk)
        link = &c_block(memory, *link)->next;
    c_provenance number = *link;
    if (number)
        *link = c_block(memory, number)->next;
    return number;
}

/* The address of a new chunk's block, 0 when the heap is at its end. */
static uint64_t take_new(struct c_memory *memory, uint64_t chunk, uint64_t alignment)
{
    struct c_allocator *allocator = memory->allocator;
    uint64_t address = (allocator->end + CHUNK_HEADER + alignment - 1) & ~(alignment - 1);
    uint64_t left = memory->heap.base + memory->heap.size - allocator->end;
    uint64_t used = address - CHUNK_HEADER - allocator->end + chunk;
    if (used > left || chunk > left)
        return 0;
    allocator->end += used;
    return address;
}

static c_provenance take(struct c_memory *memory, uint64_t size, uint64_t alignment)
{
    uint64_t chunk = c_chunk_size(size);
    c_provenance number = alignment <= 16 ? take_old(memory, chunk) : 0;
    uint64_t address = number ? c_block(memory, number)->address
                              : take_new(memory, chunk, MAX(alignment, (uint64_t)16));
    if (!address)
        return 0;
    if (number) { /* c_block_new finds the number again */
        c_block(memory, number)->next = memory->allocator->spare;
        memory->allocator->spare = number;
    }
    number = c_block_new(memory, C_BLOCK_HEAP, address, size);
    if (number)
        own(memory, address - CHUNK_HEADER, chunk, number);
    return number;
}

static void count_allocated(struct c_memory *memory, uint64_t size)
{
    struct c_heap_totals *totals = &memory->totals;
    totals->allocations++;
    totals->allocated_bytes += size;
    totals->live_blocks++;
    totals->live_bytes += size;
    totals->peak_bytes = MAX(totals->peak_bytes, totals->live_bytes);
}

static c_provenance allocate(struct c_memory *memory, uint64_t size, bool zero, uint64_t alignment)
{
    if (size > memory->heap_limit - MIN(memory->totals.live_bytes, memory->heap_limit))
        return 0;
    c_provenance number = take(memory, size, alignment);
    if (!number)
        return 0;
    struct c_block *block = c_block(memory, number);
    block->serial = ++memory->allocator->serial;
    memset(block->undefined, zero ? 0 : 0xff, size);
    /* What waited has old bytes; a new chunk is zero already. */
    if (zero)
        memset(block->bytes, 0, size);
    c_provenance_clear(memory, block->address, size);
    count_allocated(memory, size);
    return number;
}

static void tell_allocated(struct c_memory *memory, c_provenance number)
{
    if (memory->watch && memory->watch->allocated)
        memory->watch->allocated(memory->watch->context, number);
}

struct c_pointer c_heap_allocate(struct c_memory *memory, uint64_t size, bool zero,
                                 uint64_t alignment)
{
    c_provenance number = allocate(memory, size, zero, alignment);
    if (!number)
        return (struct c_pointer){0, 0};
    tell_allocated(memory, number);
    return (struct c_pointer){c_block(memory, number)->address, number};
}

/* ---- free ---- */

static bool wrong_free(struct c_memory *memory, struct c_pointer at, c_provenance number)
{
    const struct c_block *block = c_block(memory, number);
    struct text name = {0};
    c_block_name(memory, number, &name);
    const char *called = text_string(&name);
    uint64_t offset = at.address - block->address;
    if (!number)
        c_fault_set(memory, C_INVALID_FREE, 0, at.address, 0,
                    "frees 0x%llx, which malloc never gave", (unsigned long long)at.address);
    else if (block->kind != C_BLOCK_HEAP)
        c_fault_set(memory, C_INVALID_FREE, number, at.address, 0,
                    "frees %s, which is %s and did not come from malloc", called,
                    block->kind == C_BLOCK_LOCAL      ? "on the stack"
                    : block->kind == C_BLOCK_VARIABLE ? "a variable of static storage"
                                                      : "no allocation");
    else if (offset)
        c_fault_set(memory, C_INVALID_FREE, number, at.address, 0,
                    "frees a pointer %lld bytes into %s: only its beginning can be freed",
                    (long long)offset, called);
    else
        c_fault_set(memory, C_DOUBLE_FREE, number, at.address, 0,
                    "frees %s a second time: it was freed at line %u", called, block->freed_line);
    text_fini(&name);
    return false;
}

static void let_go(struct c_memory *memory, c_provenance number)
{
    struct c_block *block = c_block(memory, number);
    if (memory->watch && memory->watch->freed)
        memory->watch->freed(memory->watch->context, number);
    block->alive = false;
    block->size = 0;
    block->freed_line = memory->line;
    memory->totals.frees++;
    memory->totals.live_blocks--;
    memory->totals.live_bytes -= block->extent;
    c_queue_push(memory, &memory->allocator->waiting, number, block->extent);
    release_waiting(memory);
}

/* The block that a pointer says it is the beginning of: 0 when there is none such. */
static c_provenance block_to_free(struct c_memory *memory, struct c_pointer at)
{
    c_provenance number = at.provenance ? at.provenance : c_block_at(memory, at.address);
    const struct c_block *block = c_block(memory, number);
    if (number && block->kind == C_BLOCK_HEAP && block->alive && block->address == at.address)
        return number;
    wrong_free(memory, at, number);
    return 0;
}

bool c_heap_free(struct c_memory *memory, struct c_pointer at)
{
    if (!at.address)
        return true;
    c_provenance number = block_to_free(memory, at);
    if (number)
        let_go(memory, number);
    return number != 0;
}

bool c_heap_reallocate(struct c_memory *memory, struct c_pointer at, uint64_t size,
                       struct c_pointer *result)
{
    *result = (struct c_pointer){0, 0};
    if (!at.address) {
        *result = c_heap_allocate(memory, size, false, 0);
        return true;
    }
    c_provenance old = block_to_free(memory, at);
    if (!old)
        return false;
    if (!size) { /* as glibc */
        let_go(memory, old);
        return true;
    }
    c_provenance number = allocate(memory, size, false, 0);
    if (!number)
        return true;
    uint64_t kept = MIN(size, c_block(memory, old)->extent);
    c_block(memory, number)->type = c_block(memory, old)->type;
    tell_allocated(memory, number);
    c_memory_copy(memory, c_block(memory, number)->address, at.address, kept);
    if (memory->watch && memory->watch->moved)
        memory->watch->moved(memory->watch->context, old, number);
    let_go(memory, old);
    *result = (struct c_pointer){c_block(memory, number)->address, number};
    return true;
}
