/* Segments and blocks. */
#include "c/machine/allocator.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum {
    PAGE = 4096,
    KEPT_LOCALS = 1 << 18, /* locals' blocks that stay known after their end */
};

/* ---- the host's memory ---- */

void *c_reserve(uint64_t size)
{
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return memory == MAP_FAILED ? NULL : memory;
}

void c_unreserve(void *memory, uint64_t size)
{
    if (memory)
        munmap(memory, size);
}

static void segment_fini(struct c_segment *segment, uint64_t below)
{
    uint64_t size = segment->size + below;
    c_unreserve(segment->bytes ? segment->bytes - below : NULL, size);
    c_unreserve(segment->undefined ? segment->undefined - below : NULL, size);
    c_unreserve(segment->provenance ? segment->provenance - below / 8 : NULL, size / 2);
    *segment = (struct c_segment){0};
}

/* `below`: bytes of the host's before the first that has an address. */
static bool segment_init(struct c_segment *segment, uint64_t base, uint64_t size, uint64_t below)
{
    uint8_t *bytes = c_reserve(size + below), *undefined = c_reserve(size + below);
    uint32_t *provenance = c_reserve((size + below) / 2);
    *segment = (struct c_segment){base, size, bytes ? bytes + below : NULL,
                                  undefined ? undefined + below : NULL,
                                  provenance ? provenance + below / 8 : NULL};
    if (segment->bytes && segment->undefined && segment->provenance)
        return true;
    segment_fini(segment, below);
    return false;
}

static uint64_t whole_pages(uint64_t size)
{
    return (size + PAGE - 1) / PAGE * PAGE;
}

/* Room for what may be alive, for what waits to be given again, and for what lies between. Where the host has less, less will do. */
static bool heap_init(struct c_memory *memory, uint64_t base)
{
    struct c_allocator *allocator = memory->allocator;
    uint64_t size =
        whole_pages(MIN(memory->heap_limit, UINT64_C(1) << 36) * 2 + (UINT64_C(64) << 20));
    for (; size >= UINT64_C(1) << 20; size = whole_pages(size / 2)) {
        allocator->owners = c_reserve(size / 4);
        if (allocator->owners && segment_init(&memory->heap, base, size, 0))
            break;
        c_unreserve(allocator->owners, size / 4);
        allocator->owners = NULL;
    }
    allocator->end = base + FIRST_CHUNK;
    return allocator->owners != NULL;
}

bool c_memory_init(struct c_memory *memory, uint64_t statics, uint64_t heap_limit)
{
    *memory = (struct c_memory){.heap_limit = heap_limit ? heap_limit : UINT64_C(1) << 30};
    memory->allocator = calloc(1, sizeof *memory->allocator);
    struct c_block nothing = {0};
    uint64_t statics_size = whole_pages(MAX(statics, 1));
    uint64_t heap_base = MAX((uint64_t)C_HEAP_BASE, C_STATICS_BASE + statics_size);
    if (memory->allocator && vector_push(&memory->blocks, nothing) &&
        segment_init(&memory->statics, C_STATICS_BASE, statics_size, 0) &&
        heap_init(memory, heap_base) &&
        segment_init(&memory->stack, C_STACK_TOP - C_STACK_SIZE, C_STACK_SIZE, C_STACK_ROOM_BELOW))
        return true;
    c_memory_fini(memory);
    return false;
}

void c_memory_fini(struct c_memory *memory)
{
    if (memory->allocator)
        c_unreserve(memory->allocator->owners, memory->heap.size / 4);
    free(memory->allocator);
    segment_fini(&memory->statics, 0);
    segment_fini(&memory->heap, 0);
    segment_fini(&memory->stack, C_STACK_ROOM_BELOW);
    vector_fini(&memory->blocks);
    memory->allocator = NULL;
}

struct c_segment *c_segment_of(struct c_memory *memory, uint64_t address)
{
    struct c_segment *segments[] = {&memory->stack, &memory->heap, &memory->statics};
    for (size_t i = 0; i < ARRAY_LENGTH(segments); i++)
        if (address - segments[i]->base < segments[i]->size)
            return segments[i];
    return NULL;
}

/* ---- queues ---- */

void c_queue_push(struct c_memory *memory, struct c_queue *queue, c_provenance block,
                  uint64_t bytes)
{
    c_block(memory, block)->next = 0;
    if (queue->last)
        c_block(memory, queue->last)->next = block;
    else
        queue->first = block;
    queue->last = block;
    queue->count++;
    queue->bytes += bytes;
}

c_provenance c_queue_pop(struct c_memory *memory, struct c_queue *queue)
{
    c_provenance block = queue->first;
    if (!block)
        return 0;
    queue->first = c_block(memory, block)->next;
    if (!queue->first)
        queue->last = 0;
    queue->count--;
    return block;
}

/* ---- blocks ---- */

static c_provenance new_number(struct c_memory *memory)
{
    struct c_allocator *allocator = memory->allocator;
    if (allocator->gone.count > KEPT_LOCALS) {
        c_provenance oldest = c_queue_pop(memory, &allocator->gone);
        c_block(memory, oldest)->next = allocator->spare;
        allocator->spare = oldest;
    }
    c_provenance number = allocator->spare;
    if (number) {
        allocator->spare = c_block(memory, number)->next;
        return number;
    }
    struct c_block fresh = {0};
    if (memory->blocks.count >= UINT32_MAX || !vector_push(&memory->blocks, fresh))
        return 0;
    return (c_provenance)(memory->blocks.count - 1);
}

c_provenance c_block_new(struct c_memory *memory, enum c_block_kind kind, uint64_t address,
                         uint64_t size)
{
    c_provenance number = new_number(memory);
    if (!number)
        return 0;
    struct c_segment *segment = c_segment_of(memory, address);
    struct c_block *block = c_block(memory, number);
    *block = (struct c_block){.address = address,
                              .size = size,
                              .extent = size,
                              .kind = kind,
                              .alive = true,
                              .made_line = memory->line};
    if (segment) {
        block->bytes = segment->bytes + (address - segment->base);
        block->undefined = segment->undefined + (address - segment->base);
    } else {
        block->size = 0; /* a function, a file: nothing to read */
    }
    return number;
}

void c_block_end(struct c_memory *memory, c_provenance number, uint32_t line)
{
    struct c_block *block = c_block(memory, number);
    if (!number || !block->alive)
        return;
    block->alive = false;
    block->size = 0;
    block->freed_line = line;
    if (block->kind == C_BLOCK_LOCAL)
        c_queue_push(memory, &memory->allocator->gone, number, 0);
}

/* Is the address in the block's extent, or just behind it? */
static bool covers(const struct c_block *block, uint64_t address)
{
    return block->kind && address >= block->address && address - block->address <= block->extent;
}

/* A chunk's last eight bytes are where the next one's header begins, as glibc's are: they are the block's when it reaches there. */
static c_provenance heap_block_at(const struct c_memory *memory, uint64_t address)
{
    if (address % 16 <= 8 && address - memory->heap.base >= 16) {
        c_provenance before = c_heap_owner(memory, address - 16);
        if (before && covers(&memory->blocks.items[before], address))
            return before;
    }
    return c_heap_owner(memory, address);
}

c_provenance c_block_at(const struct c_memory *memory, uint64_t address)
{
    if (address - memory->heap.base < memory->heap.size)
        return heap_block_at(memory, address);
    c_provenance found = 0;
    for (size_t i = memory->blocks.count; i-- > 1;) {
        const struct c_block *block = &memory->blocks.items[i];
        if (!covers(block, address) || block->kind == C_BLOCK_HEAP)
            continue;
        /* Inside and alive is best; just behind, or gone, is better than nothing. */
        if (block->alive && address - block->address < block->extent)
            return (c_provenance)i;
        if (!found || (block->alive && !memory->blocks.items[found].alive))
            found = (c_provenance)i;
    }
    return found;
}

void c_block_name(const struct c_memory *memory, c_provenance number, struct text *out)
{
    const struct c_block *block = &memory->blocks.items[number];
    const char *name = block->variable ? block->variable->name : NULL;
    switch (block->kind) {
    case C_BLOCK_HEAP:
        text_format(out, "the block of %llu byte%s allocated at line %u",
                    (unsigned long long)block->extent, block->extent == 1 ? "" : "s",
                    block->made_line);
        break;
    case C_BLOCK_LITERAL: text_append(out, "a string literal"); break;
    case C_BLOCK_FUNCTION:
        text_format(out, "the function %s", block->function ? block->function->name : "");
        break;
    case C_BLOCK_FILE: text_append(out, "a FILE"); break;
    case C_BLOCK_NONE: text_append(out, "nothing"); break;
    case C_BLOCK_VARIABLE:
    case C_BLOCK_LOCAL:
        text_append(out, name ? name : block->type ? "an unnamed object" : "what alloca gave");
        break;
    }
}
