/* Memory as bytes: what a C program writes, and what stood at an address at some time.
 *
 * Beside its entities a record of a C program has one address space. The engine tells each stretch written; the reader finds the bytes of any past
 * time by lines of 64 bytes, each with its own list of changes and, every few of them, a whole image, so that a
 * write costs what it writes and a question what it asks. What was never told is undefined.
 *
 * Frames, variables of static storage, literals and allocations are entities that own a stretch of addresses. Their slots (form
 * RECORD_AT_OFFSET) are the pointers that stand in them: label the offset in bytes, value the entity pointed into. A slot that still refers to a freed
 * entity is a dangling pointer. Where in its target a pointer points follows from its bytes and the target's address.
 */
#ifndef RECORD_BYTES_H
#define RECORD_BYTES_H

#include "record/instant.h"
#include "record/types.h"

/* ---- told by the engine ---- */

/* Said once, before anything else is told: this is a C program's record. False: memory is out. */
bool record_has_memory(struct record *record);

/* These bytes stand at `address` now; a bit of `undefined` that is 1 was never written. undefined NULL: all are defined. Recorded as one event of
 * kind RECORD_EVENT_WROTE. */
void record_wrote(struct record *record, uint64_t address, const uint8_t *bytes,
                  const uint8_t *undefined, size_t length);
/* `length` bytes at `address` are all this one, or all undefined: memset, calloc, a new frame. */
void record_filled(struct record *record, uint64_t address, size_t length, uint8_t byte,
                   bool undefined);
/* Where the access was that the fault just told is about. */
void record_fault_at(struct record *record, uint64_t address, uint64_t size);
/* The pointer at `offset` in the entity points into `target` now; 0: no pointer stands there any more. */
void record_pointed(struct record *record, record_id entity, uint32_t offset, record_id target);
/* No pointers stand in [offset, offset + length) any more. */
void record_unpointed(struct record *record, record_id entity, uint32_t offset, uint32_t length);

/* What an entity of a C program is, besides what record_made and record_entered were told. For objects the name is a variable's (0: a block of malloc's,
 * a literal). */
struct record_stretch {
    uint64_t address, size;
    record_type type; /* of a variable; of a block what it is used as: may be told later, again */
    record_layout layout; /* a frame's */
    record_name name;
    uint32_t made_line, freed_line;
    bool read_only;
    enum record_leak {
        RECORD_NO_LEAK,
        RECORD_STILL_REACHABLE,
        RECORD_POSSIBLY_LOST,
        RECORD_INDIRECTLY_LOST,
        RECORD_DEFINITELY_LOST
    } leak; /* told at the end */
};
/* Said once after the entity was made, again when something of it changes. */
void record_stretched(struct record *record, record_id entity,
                      const struct record_stretch *stretch);

/* ---- asked by views ---- */

/* What stood in [address, address + length): *bytes and *undefined have room for `length`. */
void instant_bytes(struct instant instant, uint64_t address, size_t length, uint8_t *bytes,
                   uint8_t *undefined);
/* The entity's stretch then; false: it has none. */
bool instant_stretch(struct instant instant, record_id entity, struct record_stretch *stretch);
/* The entity pointed into by the pointer at `offset`; 0: none. */
record_id instant_pointer(struct instant instant, record_id entity, uint32_t offset);
/* The entity, alive or the last one freed, whose stretch holds (or ends at) an address; 0: none. */
record_id instant_at_address(struct instant instant, uint64_t address);
/* The stretches that changed between two times, merged and sorted. */
struct record_written {
    uint64_t address, length;
};
struct record_stretches {
    VECTOR(struct record_written);
};
bool record_written_between(const struct record *record, record_time from, record_time to,
                            struct record_stretches *out);
/* Is it the record of a C program? */
bool record_has_bytes(const struct record *record);

/* The fault that ended the run, at or before the instant: its kind's name 0 when there is none. */
struct instant_fault {
    record_name kind;
    record_id about;
    uint32_t line;
    const char *message; /* borrowed; not ended by NUL */
    size_t message_length;
    uint64_t address, size; /* of the access */
};
bool instant_fault(struct instant instant, struct instant_fault *fault);

#endif
