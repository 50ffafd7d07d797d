/* What malloc's memory is made of: chunks, and the places where freed ones wait.
 *
 * A chunk is a block and the 16 bytes before it, where glibc keeps its sizes; chunk sizes are multiples of 16, at least 32. Every 16 bytes of
 * the heap have the number of the block whose chunk they are in, so that any address finds its block, alive or gone, at once.
 */
#ifndef C_MACHINE_ALLOCATOR_H
#define C_MACHINE_ALLOCATOR_H

#include "c/machine/memory.h"

enum {
    CHUNK_HEADER = 16,
    SMALLEST_CHUNK = 32,
    SMALL_BINS = 4097,   /* chunks of 16 * bin bytes that may be given again */
    FIRST_CHUNK = 0x290, /* glibc's table for its caches comes first */
};

struct c_queue {
    c_provenance first, last; /* linked by `next` */
    uint64_t count, bytes;
};

struct c_allocator {
    uint64_t end;                  /* where the next new chunk begins */
    uint32_t *owners;              /* a block's number for each 16 bytes of the heap */
    struct c_queue waiting;        /* freed, not to be given again yet */
    c_provenance bins[SMALL_BINS]; /* chunks to be given again, by their size; 0: larger ones */
    c_provenance spare;            /* numbers of blocks that nothing names any more */
    struct c_queue gone;           /* locals' blocks that are over */
    uint32_t serial;
};

/* The segment an address lies in, NULL for none. */
struct c_segment *c_segment_of(struct c_memory *memory, uint64_t address);
/* `size` zeroed bytes of the host's memory, taken as they are touched; NULL when there is no room. */
void *c_reserve(uint64_t size);
void c_unreserve(void *memory, uint64_t size);

void c_queue_push(struct c_memory *memory, struct c_queue *queue, c_provenance block,
                  uint64_t bytes);
c_provenance c_queue_pop(struct c_memory *memory, struct c_queue *queue);
uint64_t c_chunk_size(uint64_t size);
/* The block whose chunk an address of the heap lies in; 0: none. */
c_provenance c_heap_owner(const struct c_memory *memory, uint64_t address);

#endif
