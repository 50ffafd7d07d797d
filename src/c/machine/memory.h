/* The memory of a C program: bytes at addresses, what is known of each byte, and whose each pointer is.
 *
 * Three segments stand where gcc -no-pie and Linux put them: statics at 0x404000, the heap at 0x405000 (malloc's first answer is 0x4052a0,
 * as glibc's is), the stack below 0x7ffffffff000. Each is one stretch of the host's memory, taken as it is touched, with two shadows beside it:
 *
 *   undefined   a byte a byte: the bits of it that were never written are 1 (memcheck's V bits, inverted)
 *   provenance  a number for each eight bytes: the block that the pointer stored there came from, 0 for no pointer
 *
 * A BLOCK is what a pointer may walk in: a variable, a literal, an allocation, a function. A pointer keeps its block through copies,
 * casts to integers of its size and memcpy; so a pointer past its block, or into a block that is gone, is told from one into the
 * neighbour, whatever its address. A pointer that came from nowhere (an integer, bytes put together) is looked up by its address.
 *
 * Memory that malloc gave is not given again before 20 MB more were freed (memcheck's --freelist-vol), so that a stale pointer stays stale.
 */
#ifndef C_MACHINE_MEMORY_H
#define C_MACHINE_MEMORY_H

#include "base/text.h"
#include "base/vector.h"
#include "c/machine/fault.h"
#include "c/syntax/tree.h"

enum {
    C_TEXT_BASE = 0x401000,    /* functions: 16 bytes each, that nothing can read */
    C_STATICS_BASE = 0x404000, /* literals first (read-only), then variables */
    C_HEAP_BASE = 0x405000,    /* or the page after the statics, when they are larger */
};
#define C_STACK_TOP  UINT64_C(0x7ffffffff000)
#define C_STACK_SIZE (UINT64_C(8) << 20)
/* The host's memory goes on below the stack segment's first byte: there the machine keeps what a processor has in registers
 * (compile/code.h). No address of the program leads there. */
#define C_STACK_ROOM_BELOW (UINT64_C(80) << 20)

struct c_segment {
    uint64_t base, size; /* addresses [base, base + size) */
    uint8_t *bytes;      /* bytes[address - base] */
    uint8_t *undefined;
    uint32_t *provenance; /* provenance[(address - base) / 8] */
};

enum c_block_kind {
    C_BLOCK_NONE,
    C_BLOCK_VARIABLE,
    C_BLOCK_LITERAL,
    C_BLOCK_LOCAL,
    C_BLOCK_HEAP,
    C_BLOCK_FUNCTION,
    C_BLOCK_FILE
};

typedef uint32_t c_provenance; /* a block's number; 0: none known */

struct c_block {
    uint64_t address;
    uint64_t size;              /* bytes that may be used now: 0 once it is gone */
    uint8_t *bytes, *undefined; /* of its first byte */
    uint64_t extent;            /* its size while it lived */
    enum c_block_kind kind;
    bool alive, read_only;
    const struct c_variable *variable; /* or NULL */
    const struct c_function *function; /* C_BLOCK_FUNCTION: this; C_BLOCK_LOCAL: whose frame */
    const struct c_type
        *type; /* of a variable; of an allocation what it was first used as, NULL before that */
    uint32_t made_line, freed_line; /* of the program's call; 0: none */
    uint32_t record_id;             /* 0: the record does not know it */
    uint32_t serial;                /* allocations: which, from 1 */
    c_provenance next;              /* the allocator's */
};

struct c_pointer {
    uint64_t address;
    c_provenance provenance;
};

struct c_heap_totals {
    uint64_t allocations, frees, allocated_bytes; /* all told, as valgrind's "total heap usage" */
    uint64_t live_blocks, live_bytes, peak_bytes;
};

/* What the record is told; any may be NULL. Called after the fact. */
struct c_memory_watch {
    void *context;
    void (*wrote)(void *context, uint64_t address,
                  uint64_t size); /* bytes, shadows or provenance of a stretch changed */
    void (*allocated)(void *context, c_provenance block);
    void (*freed)(void *context, c_provenance block); /* its bytes are still to be read */
    void (*moved)(void *context, c_provenance from,
                  c_provenance to); /* realloc: after allocated, before freed */
};

struct c_memory {
    struct c_segment statics, heap, stack;
    struct {
        VECTOR(struct c_block);
    } blocks; /* blocks.items[0] is nothing: its size is 0 */
    struct c_heap_totals totals;
    uint64_t heap_limit;                /* bytes that malloc may give at a time; beyond it NULL */
    uint32_t line;                      /* of the program, now: who allocates, frees, faults */
    struct c_fault fault;               /* the first; kind C_NO_FAULT while all is well */
    const struct c_memory_watch *watch; /* borrowed; NULL: nobody */
    struct c_allocator *allocator;
};

/* False when memory is out. `statics` bytes are laid out by the compiler from C_STATICS_BASE on. */
bool c_memory_init(struct c_memory *memory, uint64_t statics, uint64_t heap_limit);
void c_memory_fini(struct c_memory *memory);

/* ---- blocks ---- */

/* Makes a block over memory that exists; 0 when memory is out. */
c_provenance c_block_new(struct c_memory *memory, enum c_block_kind kind, uint64_t address,
                         uint64_t size);
/* It is gone: pointers into it dangle. Its number is not given again while such pointers could be about. */
void c_block_end(struct c_memory *memory, c_provenance block, uint32_t line);
/* The block, alive or gone, that an address lies in (or just behind); 0: none. Costs a search. */
c_provenance c_block_at(const struct c_memory *memory, uint64_t address);
static inline struct c_block *c_block(struct c_memory *memory, c_provenance number)
{
    return &memory->blocks.items[number];
}
/* Appends how a person would call it: `numbers`, `the block of 16 bytes allocated at line 7`. */
void c_block_name(const struct c_memory *memory, c_provenance number, struct text *out);

/* ---- access ---- */

enum c_access { C_READ, C_WRITE };

/* Where `size` bytes at a pointer are, or NULL with memory->fault set. The fast path is inline: everything else is in access.c. *undefined
 * becomes where their shadow is. */
uint8_t *c_access_slow(struct c_memory *memory, struct c_pointer at, uint64_t size,
                       enum c_access access, uint8_t **undefined);
static inline uint8_t *c_access(struct c_memory *memory, struct c_pointer at, uint64_t size,
                                enum c_access access, uint8_t **undefined)
{
    struct c_block *block = c_block(memory, at.provenance);
    uint64_t offset = at.address - block->address;
    if (LIKELY(offset <= block->size && size <= block->size - offset &&
               !(access == C_WRITE && block->read_only) && size)) {
        *undefined = block->undefined + offset;
        return block->bytes + offset;
    }
    return c_access_slow(memory, at, size, access, undefined);
}
/* The provenance of the pointer stored at an aligned address, and its change. */
c_provenance c_provenance_load(const struct c_memory *memory, uint64_t address);
void c_provenance_store(struct c_memory *memory, uint64_t address, c_provenance provenance);
/* Bytes were written over: pointers that stood there, in part or whole, are none any more. */
void c_provenance_clear(struct c_memory *memory, uint64_t address, uint64_t size);
/* memmove with shadows and provenance; both stretches have been checked. */
void c_memory_copy(struct c_memory *memory, uint64_t to, uint64_t from, uint64_t size);
/* memset with shadows: `undefined` 0 or 0xff. */
void c_memory_fill(struct c_memory *memory, uint64_t at, uint64_t size, uint8_t byte,
                   uint8_t undefined);
/* Puts the `count` elements of an array in another order: the one at i becomes what was at order[i]. They have been checked. False when memory is out. */
bool c_memory_permute(struct c_memory *memory, uint64_t base, uint64_t size, const size_t *order,
                      size_t count);
/* Checked, for the library: copies out; complains (C_UNINITIALIZED_READ) of bytes never written unless `raw`. */
bool c_memory_get(struct c_memory *memory, struct c_pointer from, void *to, uint64_t size,
                  bool raw);
bool c_memory_put(struct c_memory *memory, struct c_pointer to, const void *from, uint64_t size);
/* A string's length before its NUL, at most `most`; UINT64_MAX with a fault set. */
uint64_t c_memory_strlen(struct c_memory *memory, struct c_pointer string, uint64_t most);
/* A string as the host may read it, until the next write; NULL with a fault set. */
const char *c_memory_string(struct c_memory *memory, struct c_pointer string, uint64_t *length);

/* ---- the heap ---- */

/* A null pointer when the limit is reached. `zero`: calloc. malloc(0) gives a block of no bytes. alignment 0: 16. */
struct c_pointer c_heap_allocate(struct c_memory *memory, uint64_t size, bool zero,
                                 uint64_t alignment);
/* False with a fault set: double-free, invalid-free. */
bool c_heap_free(struct c_memory *memory, struct c_pointer at);
/* Always moves, as a careful realloc may: old pointers are stale afterwards. False with a fault set. */
bool c_heap_reallocate(struct c_memory *memory, struct c_pointer at, uint64_t size,
                       struct c_pointer *result);

/* ---- leaks (memcheck's manual, 4.2.8) ---- */

enum c_leak_kind {
    C_STILL_REACHABLE,
    C_POSSIBLY_LOST,
    C_INDIRECTLY_LOST,
    C_DEFINITELY_LOST,
    C_LEAK_KINDS
};

struct c_leak {
    c_provenance block;
    enum c_leak_kind kind;
};
struct c_leaks {
    VECTOR(struct c_leak); /* in the order of allocation */
    uint64_t bytes[C_LEAK_KINDS], blocks[C_LEAK_KINDS];
};
/* Looks from the statics, from the stack above `stack_pointer`, and from blocks reached. False when memory is out. */
bool c_find_leaks(struct c_memory *memory, uint64_t stack_pointer, struct c_leaks *leaks);
void c_leaks_fini(struct c_leaks *leaks);

#endif
