/* The slow way to memory: pointers that came from nowhere, and every way in which an access can be wrong. */
#include "c/machine/allocator.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_PAGE = 4096 };

static const char *verb(enum c_access access)
{
    return access == C_READ ? "reads" : "writes";
}

static const char *plural(uint64_t count)
{
    return count == 1 ? "" : "s";
}

/* `numbers (int[4], 16 bytes)`, `the block of 16 bytes allocated at line 7`. */
static void describe(struct c_memory *memory, c_provenance number, struct text *out)
{
    const struct c_block *block = c_block(memory, number);
    c_block_name(memory, number, out);
    if (block->variable && block->variable->name) {
        text_append(out, " (");
        c_type_text(block->variable->type, NULL, out);
        text_format(out, ", %llu byte%s)", (unsigned long long)block->extent,
                    plural(block->extent));
    }
}

static void fault_of_gone(struct c_memory *memory, c_provenance number, struct c_pointer at,
                          uint64_t size, enum c_access access)
{
    const struct c_block *block = c_block(memory, number);
    unsigned long long offset = at.address - block->address;
    struct text name = {0};
    c_block_name(memory, number, &name);
    if (block->kind == C_BLOCK_HEAP)
        c_fault_set(memory, C_USE_AFTER_FREE, number, at.address, size,
                    "%s %llu byte%s at offset %lld of %s, which was freed at line %u", verb(access),
                    (unsigned long long)size, plural(size), (long long)offset, text_string(&name),
                    block->freed_line);
    else
        c_fault_set(memory, C_DANGLING_STACK_POINTER, number, at.address, size,
                    "%s %llu byte%s of %s, a local variable%s%s that is gone since line %u",
                    verb(access), (unsigned long long)size, plural(size), text_string(&name),
                    block->function ? " of " : "", block->function ? block->function->name : "",
                    block->freed_line);
    text_fini(&name);
}

static enum c_fault_kind overflow_of(enum c_block_kind kind)
{
    return kind == C_BLOCK_HEAP    ? C_HEAP_OVERFLOW
           : kind == C_BLOCK_LOCAL ? C_STACK_BUFFER_OVERFLOW
                                   : C_GLOBAL_OVERFLOW;
}

static void fault_of_overflow(struct c_memory *memory, c_provenance number, struct c_pointer at,
                              uint64_t size, enum c_access access)
{
    const struct c_block *block = c_block(memory, number);
    enum c_fault_kind kind = overflow_of(block->kind);
    struct text name = {0};
    describe(memory, number, &name);
    int64_t offset = (int64_t)(at.address - block->address);
    unsigned long long bytes = size;
    if (block->kind == C_BLOCK_FUNCTION || block->kind == C_BLOCK_FILE)
        c_fault_set(memory, kind, number, at.address, size,
                    "%s %llu byte%s of %s, which is no data of the program", verb(access), bytes,
                    plural(size), text_string(&name));
    else if (offset < 0)
        c_fault_set(memory, kind, number, at.address, size,
                    "%s %llu byte%s, %llu before the beginning of %s", verb(access), bytes,
                    plural(size), (unsigned long long)-offset, text_string(&name));
    else if ((uint64_t)offset < block->extent)
        c_fault_set(memory, kind, number, at.address, size,
                    "%s %llu byte%s at offset %lld of %s: %llu of them past its end", verb(access),
                    bytes, plural(size), (long long)offset, text_string(&name),
                    (unsigned long long)(offset + (int64_t)size - (int64_t)block->extent));
    else if ((uint64_t)offset == block->extent)
        c_fault_set(memory, kind, number, at.address, size,
                    "%s %llu byte%s just past the end of %s", verb(access), bytes, plural(size),
                    text_string(&name));
    else
        c_fault_set(memory, kind, number, at.address, size,
                    "%s %llu byte%s, %llu past the end of %s", verb(access), bytes, plural(size),
                    (unsigned long long)offset - block->extent, text_string(&name));
    text_fini(&name);
}

/* An address that no block was ever at. */
static void fault_of_nowhere(struct c_memory *memory, struct c_pointer at, uint64_t size,
                             enum c_access access)
{
    const struct c_segment *segment = c_segment_of(memory, at.address);
    unsigned long long bytes = size, address = at.address;
    if (at.address < FIRST_PAGE)
        c_fault_set(
            memory, C_NULL_DEREFERENCE, 0, at.address, size,
            at.address
                ? "%s %llu byte%s at address %llu, so near to 0 that a null pointer led there"
                : "%s %llu byte%s through a null pointer",
            verb(access), bytes, plural(size), address);
    else
        c_fault_set(memory,
                    segment == &memory->stack     ? C_STACK_BUFFER_OVERFLOW
                    : segment == &memory->heap    ? C_HEAP_OVERFLOW
                    : segment == &memory->statics ? C_GLOBAL_OVERFLOW
                                                  : C_NULL_DEREFERENCE,
                    0, at.address, size, "%s %llu byte%s at 0x%llx, where the program has nothing",
                    verb(access), bytes, plural(size), address);
}

uint8_t *c_access_slow(struct c_memory *memory, struct c_pointer at, uint64_t size,
                       enum c_access access, uint8_t **undefined)
{
    static uint8_t nothing[16], nothing_undefined[16];
    c_provenance number = at.provenance;
    if (at.address < FIRST_PAGE && size) {
        fault_of_nowhere(memory, (struct c_pointer){at.address, 0}, size, access);
        return NULL;
    }
    if (!number)
        number = c_block_at(memory, at.address);
    const struct c_block *block = c_block(memory, number);
    uint64_t offset = at.address - block->address;
    if (!size) { /* nothing is touched */
        *undefined = nothing_undefined;
        return nothing;
    }
    if (!number) {
        fault_of_nowhere(memory, at, size, access);
    } else if (!block->alive) {
        fault_of_gone(memory, number, at, size, access);
    } else if (offset > block->size || size > block->size - offset) {
        fault_of_overflow(memory, number, at, size, access);
    } else if (access == C_WRITE && block->read_only) {
        struct text name = {0};
        c_block_name(memory, number, &name);
        c_fault_set(memory, C_READONLY_WRITE, number, at.address, size,
                    "writes to %s, which is read-only", text_string(&name));
        text_fini(&name);
    } else {
        *undefined = block->undefined + offset;
        return block->bytes + offset;
    }
    return NULL;
}

/* ---- provenance ---- */

c_provenance c_provenance_load(const struct c_memory *memory, uint64_t address)
{
    const struct c_segment *segment = c_segment_of((struct c_memory *)(uintptr_t)memory, address);
    return segment && address % 8 == 0 ? segment->provenance[(address - segment->base) / 8] : 0;
}

void c_provenance_store(struct c_memory *memory, uint64_t address, c_provenance provenance)
{
    struct c_segment *segment = c_segment_of(memory, address);
    if (segment && address % 8 == 0)
        segment->provenance[(address - segment->base) / 8] = provenance;
    else if (segment)
        c_provenance_clear(memory, address, 8);
}

void c_provenance_clear(struct c_memory *memory, uint64_t address, uint64_t size)
{
    struct c_segment *segment = c_segment_of(memory, address);
    if (!segment || !size)
        return;
    uint64_t first = (address - segment->base) / 8, last = (address + size - 1 - segment->base) / 8;
    memset(segment->provenance + first, 0, (last - first + 1) * sizeof *segment->provenance);
}

static void tell_wrote(struct c_memory *memory, uint64_t address, uint64_t size)
{
    if (memory->watch && memory->watch->wrote && size)
        memory->watch->wrote(memory->watch->context, address, size);
}

/* Pointers go along where they stand at the same place within their eight bytes. */
static void copy_provenance(struct c_memory *memory, uint64_t to, uint64_t from, uint64_t size)
{
    struct c_segment *target = c_segment_of(memory, to), *source = c_segment_of(memory, from);
    if (!target || !source)
        return;
    uint64_t first = (to + 7) & ~UINT64_C(7), end = (to + size) & ~UINT64_C(7);
    if (to % 8 != from % 8 || end <= first) {
        c_provenance_clear(memory, to, size);
        return;
    }
    memmove(target->provenance + (first - target->base) / 8,
            source->provenance + (first - to + from - source->base) / 8,
            (end - first) / 8 * sizeof *target->provenance);
    if (to < first)
        c_provenance_clear(memory, to, first - to);
    if (to + size > end)
        c_provenance_clear(memory, end, to + size - end);
}

void c_memory_copy(struct c_memory *memory, uint64_t to, uint64_t from, uint64_t size)
{
    struct c_segment *target = c_segment_of(memory, to), *source = c_segment_of(memory, from);
    if (!target || !source || !size)
        return;
    memmove(target->bytes + (to - target->base), source->bytes + (from - source->base), size);
    memmove(target->undefined + (to - target->base), source->undefined + (from - source->base),
            size);
    copy_provenance(memory, to, from, size);
    tell_wrote(memory, to, size);
}

void c_memory_fill(struct c_memory *memory, uint64_t at, uint64_t size, uint8_t byte,
                   uint8_t undefined)
{
    struct c_segment *segment = c_segment_of(memory, at);
    if (!segment || !size)
        return;
    memset(segment->bytes + (at - segment->base), byte, size);
    memset(segment->undefined + (at - segment->base), undefined, size);
    c_provenance_clear(memory, at, size);
    tell_wrote(memory, at, size);
}

bool c_memory_permute(struct c_memory *memory, uint64_t base, uint64_t size, const size_t *order,
                      size_t count)
{
    struct c_segment *segment = c_segment_of(memory, base);
    bool whole = base % 8 == 0 && size % 8 == 0;
    uint64_t total = size * count, from = base - (segment ? segment->base : 0);
    uint8_t *bytes = segment ? malloc(total) : NULL, *undefined = malloc(total);
    uint32_t *provenance = whole ? malloc(total / 2 + 1) : NULL;
    bool fine = bytes && undefined && (provenance || !whole);
    for (size_t i = 0; fine && i < count; i++) {
        memcpy(bytes + i * size, segment->bytes + from + order[i] * size, size);
        memcpy(undefined + i * size, segment->undefined + from + order[i] * size, size);
        if (whole)
            memcpy(provenance + i * size / 8, segment->provenance + (from + order[i] * size) / 8,
                   size / 2);
    }
    if (fine) {
        memcpy(segment->bytes + from, bytes, total);
        memcpy(segment->undefined + from, undefined, total);
        if (whole)
            memcpy(segment->provenance + from / 8, provenance, total / 2);
        else
            c_provenance_clear(memory, base, total);
        tell_wrote(memory, base, total);
    }
    free(bytes);
    free(undefined);
    free(provenance);
    return fine;
}

/* ---- for the library ---- */

static bool complain_undefined(struct c_memory *memory, struct c_pointer at, uint64_t offset)
{
    c_provenance number = at.provenance ? at.provenance : c_block_at(memory, at.address);
    struct text name = {0};
    c_block_name(memory, number, &name);
    c_fault_set(memory, C_UNINITIALIZED_READ, number, at.address + offset, 1,
                "uses the byte at offset %llu of %s, which was never written",
                (unsigned long long)(at.address + offset - c_block(memory, number)->address),
                text_string(&name));
    text_fini(&name);
    return false;
}

bool c_memory_get(struct c_memory *memory, struct c_pointer from, void *to, uint64_t size, bool raw)
{
    uint8_t *undefined, *bytes = c_access(memory, from, size, C_READ, &undefined);
    if (!bytes)
        return false;
    for (uint64_t i = 0; !raw && i < size; i++)
        if (undefined[i])
            return complain_undefined(memory, from, i);
    if (size)
        memcpy(to, bytes, size);
    return true;
}

bool c_memory_put(struct c_memory *memory, struct c_pointer to, const void *from, uint64_t size)
{
    uint8_t *undefined, *bytes = c_access(memory, to, size, C_WRITE, &undefined);
    if (!bytes)
        return false;
    if (size) {
        memcpy(bytes, from, size);
        memset(undefined, 0, size);
        c_provenance_clear(memory, to.address, size);
        tell_wrote(memory, to.address, size);
    }
    return true;
}

uint64_t c_memory_strlen(struct c_memory *memory, struct c_pointer string, uint64_t most)
{
    uint8_t *undefined, *bytes = most ? c_access(memory, string, 1, C_READ, &undefined) : NULL;
    if (!most)
        return 0;
    if (!bytes)
        return UINT64_MAX;
    c_provenance number =
        string.provenance ? string.provenance : c_block_at(memory, string.address);
    const struct c_block *block = c_block(memory, number);
    uint64_t room = block->size - (string.address - block->address);
    for (uint64_t i = 0; i < most; i++) {
        if (i == room) {
            struct c_pointer past = {string.address + i, number};
            c_access_slow(memory, past, 1, C_READ, &undefined);
            return UINT64_MAX;
        }
        if (undefined[i]) {
            complain_undefined(memory, string, i);
            return UINT64_MAX;
        }
        if (!bytes[i])
            return i;
    }
    return most;
}

const char *c_memory_string(struct c_memory *memory, struct c_pointer string, uint64_t *length)
{
    uint64_t found = c_memory_strlen(memory, string, UINT64_MAX);
    if (found == UINT64_MAX)
        return NULL;
    uint8_t *undefined;
    if (length)
        *length = found;
    return (const char *)c_access(memory, string, found + 1, C_READ, &undefined);
}
