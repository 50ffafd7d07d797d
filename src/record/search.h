/* Searches in the record: through its steps, through an entity's history, through the heap.
 *
 * Each returns 0 (or false) when there is nothing to be found. `direction` is 1 to look at what
 * comes after, -1 at what came before.
 */
#ifndef RECORD_SEARCH_H
#define RECORD_SEARCH_H

#include "record/instant.h"

/* Steps. A question that is zero in a field does not ask for it. */
struct step_question {
    record_file file; /* with line: at this place */
    uint32_t line;
    record_name function; /* in a function of this name */
    bool entering;        /* with function: the steps that enter it */
    uint32_t depth;       /* at most this many frames on the stack: over and out */
    uint32_t kinds;       /* a mask: 1 << RECORD_STEP_LINE... */
};
record_step record_find_step(const struct record *record, record_step from, int direction,
                             const struct step_question *question);

/* The time just after the nearest change of one slot (a name), as found by instant_names at `time`, after `time` or, backward, at or before
 * it. */
record_time record_find_slot_change(const struct record *record, record_id entity, size_t slot,
                                    record_time time, int direction);
/* The same for the references to an object: its counts. */
record_time record_find_reference_change(const struct record *record, record_id object,
                                         record_time time, int direction);
/* When an entity was made, and freed or left; 0 when it is not known or not freed. */
record_time record_made_at(const struct record *record, record_id entity);
record_time record_freed_at(const struct record *record, record_id entity);

/* What a name of a frame, or else of the outermost, refers to, seen through a closure's cell; 0: it is not bound. (For names as Python has them.) */
record_id record_find_name(struct instant instant, record_id frame, const char *name,
                           size_t length);

/* The value in a cell, which people call by the captured variable's name; any other object is itself. */
record_id record_through_cell(struct instant instant, record_id id);

/* Objects alive at an instant, ids ascending after `after`. A question that is zero or NULL in a
 * field does not ask for it. */
struct object_question {
    record_name type;
    const char *text; /* found anywhere in its text */
    uint64_t address;
    uint32_t least_refcount, most_refcount;
    size_t least_size;
};
record_id instant_find_object(struct instant instant, record_id after,
                              const struct object_question *question);

/* One link of the chain that keeps an object alive. */
struct instant_link {
    record_id holder;
    enum record_region region;
    size_t slot;
    bool is_key;
};
struct instant_path {
    VECTOR(struct instant_link); /* from the root to the slot that holds the object */
    enum instant_root {
        ROOT_NAME, /* items[0] is a slot of a frame on the stack, or of the dict its names live in */
        ROOT_SUSPENDED, /* items[0] is a suspended frame's, or one of an evaluation stack */
        ROOT_INTERPRETER /* something holds the holder in items[0] (or, without items, the object itself)
                            that is in no slot on the record */
    } root;
    bool gave_up; /* `limit` objects were looked at and none was a name */
};
void instant_path_fini(struct instant_path *path);
/* The shortest path of counted references from a name of a frame to the object, failing that from
 * another root; false when there is none, or memory is out. Looks at no more than `limit` objects.
 * Classes and what all programs share are no roots for having holders that are not on the record:
 * their instances are such, and they themselves. */
bool instant_find_path(struct instant instant, record_id object, size_t limit,
                       struct instant_path *path);

/* What a test or a bug report wants to read: the whole instant in words, one entity a line. */
bool record_dump_instant(struct instant instant, struct text *text);

#endif
