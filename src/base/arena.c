#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

enum { CHUNK_SIZE = 16 * 1024, ALIGNMENT = 16 };

struct arena_chunk {
    struct arena_chunk *next;
    size_t used;
    size_t size;
    size_t padding; /* keeps `memory` aligned */
    unsigned char memory[];
};

void arena_fini(struct arena *arena)
{
    while (arena->chunks) {
        struct arena_chunk *chunk = arena->chunks;
        arena->chunks = chunk->next;
        free(chunk);
    }
    arena->failed = false;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    struct arena_chunk *chunk = arena->chunks;
    if (size > SIZE_MAX / 2) {
        arena->failed = true;
        return NULL;
    }
    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (!chunk || chunk->size - chunk->used < size) {
        size_t chunk_size = MAX(size, (size_t)CHUNK_SIZE);
        chunk = calloc(1, sizeof *chunk + chunk_size);
        if (!chunk) {
            arena->failed = true;
            return NULL;
        }
        chunk->size = chunk_size;
        chunk->next = arena->chunks;
        arena->chunks = chunk;
    }
    void *piece = chunk->memory + chunk->used;
    chunk->used += size;
    return piece;
}

char *arena_copy(struct arena *arena, const char *bytes, size_t length)
{
    char *copy = arena_alloc(arena, length + 1);
    if (copy && length)
        memcpy(copy, bytes, length);
    return copy;
}
