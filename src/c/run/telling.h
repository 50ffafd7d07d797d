/* What the files that tell the record share. */
#ifndef C_RUN_TELLING_H
#define C_RUN_TELLING_H

#include "c/run/machine.h"
#include "record/bytes.h"
#include "record/recorder.h"

#include <string.h>

struct told_type {
    const struct c_type *type;
    record_type number;
};

struct c_telling {
    struct record *record;
    struct c_memory_watch watch;
    struct told_type
        *types; /* a table of `capacity`, a power of two, hashed by the type's address */
    size_t type_count, type_capacity;
    uint32_t structs;              /* a number for each struct, so that two of one name are two */
    const struct c_slot **statics; /* by address */
    size_t static_count;
    record_name names[8];
    /* Arrays of variable length that are alive: they lie below their frame. */
    struct {
        VECTOR(c_provenance);
    } grown;
};

static inline record_name c_tell_name(struct c_telling *telling, const char *name)
{
    return name ? record_intern(telling->record, name, strlen(name)) : 0;
}
record_type c_tell_type(struct c_telling *telling, const struct c_type *type);
/* A type `count` of which stand in a row. */
record_type c_tell_row(struct c_telling *telling, const struct c_type *type, uint64_t count);
/* The entity that a block is, introduced if it is not known yet. */
record_id c_tell_block(struct c_machine *machine, c_provenance number);
/* The entity that owns an address, and where in it that is. 0: none. */
record_id c_tell_owner(struct c_machine *machine, uint64_t address, uint64_t *offset);
/* A variable of static storage that came later, at a higher address than the others. False: memory is out. */
bool c_tell_static(struct c_machine *machine, const struct c_slot *slot);
/* Where the record's picture of memory and the memory itself differ, appended; false: they do somewhere. */
bool c_tell_audit(struct c_machine *machine, record_step step, struct text *report);
/* The segment that an address is in; NULL: none. */
const struct c_segment *c_tell_segment(const struct c_machine *machine, uint64_t address);

#endif
