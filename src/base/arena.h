/* Memory that is given back all at once.
 *
 * An arena hands out zeroed pieces from large chunks and frees them together; a syntax tree, whose
 * nodes all live exactly as long as the tree, is its use. A zeroed arena is empty.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/common.h"

struct arena_chunk;

struct arena {
    struct arena_chunk *chunks; /* newest first; owned */
    bool failed;                /* an allocation returned NULL at some time */
};

void arena_fini(struct arena *arena);
/* `size` zeroed bytes aligned for any type, NULL when memory is out. Valid until arena_fini. */
void *arena_alloc(struct arena *arena, size_t size);
/* A NUL-ended copy of `length` bytes. */
char *arena_copy(struct arena *arena, const char *bytes, size_t length);

#endif
