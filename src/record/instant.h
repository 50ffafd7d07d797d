/* The reader: what was true at a time.
 *
 * An instant is a record and a time, a question and not a copy: making one costs nothing, and every
 * function below costs what it gives back, whatever the size of the heap and the length of the
 * record (a binary search among the checkpoints of the entity asked for, then a few edits). An
 * instant stays good while the record grows, and until it is truncated before that time.
 *
 * Results that vary in size are given in structs the caller zeroes once, may use again and again
 * and frees with their _fini; functions that fill one return false when memory is out or when the
 * entity is not known at that time, and leave it empty then.
 *
 * Strings given as `const char *` are borrowed from the record (or from the result struct they
 * stand in) and end with NUL.
 */
#ifndef RECORD_INSTANT_H
#define RECORD_INSTANT_H

#include "base/digits.h"
#include "base/text.h"
#include "base/vector.h"
#include "record/vocabulary.h"

struct instant {
    const struct record *record;
    record_time time;
};

/* Steps and time. */

record_step record_steps(const struct record *record); /* how many there are */
/* The time just after a step's event: what the person sees at that step. 0 for step 0; a step past
 * the end reads as the last. */
record_time record_time_of_step(const struct record *record, record_step step);
/* The last step at or before a time, 0 when there is none. */
record_step record_step_of_time(const struct record *record, record_time time);
record_time record_end(const struct record *record);
struct instant instant_at_step(const struct record *record, record_step step);
/* Single events between two steps are visited with these: the time just after the event that follows
 * `time`, and just before the last one that ended at or before it; `time` itself when there is
 * none. Times given to this or any function come from the record. */
record_time record_next_event(const struct record *record, record_time time);
record_time record_previous_event(const struct record *record, record_time time);

struct step_info {
    record_step step;
    record_time time;
    enum record_step_kind kind;
    uint32_t line;
    record_id frame; /* the frame that steps, 0 when the stack is empty */
    record_name function;
    record_file file;
    uint32_t depth;   /* frames on the stack */
    record_name what; /* of the exit: in words, what is done */
};
/* False when there is no such step. */
bool record_step_info(const struct record *record, record_step step, struct step_info *info);

/* Names and files. */

const char *record_name_string(const struct record *record, record_name name); /* "" for 0 */
/* The name of a string already interned, 0 when it is not. */
record_name record_name_find(const struct record *record, const char *string);
record_file record_files(const struct record *record); /* files are 1 to this */
const char *record_file_name(const struct record *record, record_file file);
uint32_t record_file_lines(const struct record *record, record_file file);
/* A source line, from 1, without its newline; not ended by NUL. */
const char *record_file_line(const struct record *record, record_file file, uint32_t line,
                             size_t *length);

/* The call stack. */

struct instant_frame {
    record_id id;
    record_name function;
    record_file file;
    enum record_frame_kind kind;
    enum record_frame_state state;
    uint32_t line;
    record_id caller;       /* the frame below it on the stack, 0 for the outermost */
    record_id namespace_id; /* the dict its names live in, or 0 */
    size_t names;           /* slots of its own */
    size_t stack;           /* values on its evaluation stack */
    record_time made;
};

struct record_ids {
    VECTOR(record_id);
};

record_id instant_top_frame(struct instant instant);
uint32_t instant_depth(struct instant instant);
/* False when `id` is no frame that exists at that time. */
bool instant_frame(struct instant instant, record_id id, struct instant_frame *frame);
/* The frames on the stack, outermost first. */
bool instant_stack(struct instant instant, struct record_ids *frames);

struct instant_name {
    const char *label;
    enum record_scope scope;
    record_id value;  /* 0: not bound */
    record_id holder; /* the frame, or the dict its names live in: who record_set was told of */
    size_t slot;      /* in the holder */
};
struct instant_names {
    VECTOR(struct instant_name);
    struct text labels;
};
void instant_names_fini(struct instant_names *names);
/* A frame's names in order: its own slots, or the str keys of its namespace. */
bool instant_names(struct instant instant, record_id frame, struct instant_names *names);

/* Objects. */

struct instant_object {
    record_id id;
    record_name type;
    enum record_category category;
    enum record_form form;
    enum record_holder holder; /* whose its slots' references are */
    uint32_t flags;
    size_t size;
    uint64_t address;
    size_t slots;         /* holes included */
    uint32_t refcount;    /* references held by the program */
    uint32_t interpreter; /* and by the interpreter, `hidden` included */
    uint32_t hidden;
    uint32_t weak; /* weak references to it */
    /* What the collector thought of it last: of the present collection if that was at or after its
     * beginning. instant_mark says it. */
    enum record_gc_mark mark;
    uint32_t gc_refs;
    record_time marked; /* 0: never */
    record_time made;
    record_time freed; /* 0: not in this record */
    bool alive;        /* at the instant */
};

enum record_entity { RECORD_IS_NOTHING, RECORD_IS_OBJECT, RECORD_IS_FRAME };
/* What an id is; nothing when it was introduced after the instant. */
enum record_entity instant_entity(struct instant instant, record_id id);
/* Tells also of objects already freed (alive is false, the rest is as it was last). False when the
 * object is not made yet. */
bool instant_object(struct instant instant, record_id id, struct instant_object *object);
/* What it was made as, which costs the least: its slots' form never changes, its category may. */
struct record_made_as {
    record_name type;
    enum record_category category;
    enum record_form form;
};
bool instant_made_as(struct instant instant, record_id id, struct record_made_as *made);
/* What is shown of it, and how: a small part of what instant_object finds. RECORD_OTHER when it is not made yet. */
enum record_category instant_category(struct instant instant, record_id id);
/* Appends an object's text (an atom's repr) to `text`; nothing when it has none. */
bool instant_text(struct instant instant, record_id id, struct text *text);

struct instant_slots {
    VECTOR(struct record_slot);
    size_t total; /* all the slots the entity has; `items` are the `count` from `from` */
    size_t from;
};
void instant_slots_fini(struct instant_slots *slots);
/* The slots from `from`, at most `count` of them. */
bool instant_slots(struct instant instant, record_id entity, enum record_region region, size_t from,
                   size_t count, struct instant_slots *slots);
/* Appends what a slot is called in its entity: a name, [3], ["key"], a set's {}. */
bool instant_slot_label(struct instant instant, record_id entity, enum record_region region,
                        size_t slot, struct text *text);

/* The heap. */

struct instant_heap {
    uint32_t objects; /* alive */
    uint64_t bytes;
};
struct instant_heap instant_heap(struct instant instant);

/* Objects alive, ids ascending:
 *     struct instant_live live = instant_live(instant, 1);
 *     while ((id = instant_live_next(&live)) != 0) ... */
struct instant_live {
    struct instant instant;
    const record_id *snapshot, *snapshot_end; /* what is left of the nearest list before */
    record_id next, last;                     /* then ids made since */
};
struct instant_live instant_live(struct instant instant, record_id from);
record_id instant_live_next(struct instant_live *live);

/* Who holds an object: one entry a slot. */
struct instant_referrer {
    record_id holder; /* an object or a frame */
    enum record_region region;
    size_t slot;
    bool is_key; /* it is the slot's key, not its value */
    enum record_holder held_by;
};
struct instant_referrers {
    VECTOR(struct instant_referrer);
    bool more; /* there are others beyond the limit */
};
void instant_referrers_fini(struct instant_referrers *referrers);
bool instant_referrers(struct instant instant, record_id id, size_t limit,
                       struct instant_referrers *referrers);
/* The same without the slots, which costs less where holders are large: each entity once for each way in which it holds. */
bool instant_holders(struct instant instant, record_id id, struct record_ids *holders);

/* Output: all bytes printed until then, borrowed until the next recording. */
const char *instant_output(struct instant instant, size_t *length);
/* The stream that wrote the byte at `offset`, and where that run of bytes ends. */
enum record_stream record_output_stream(const struct record *record, size_t offset, size_t *end);

/* The collector. */
struct instant_collector {
    bool running;
    uint32_t generation;
    record_name reason;
    enum record_gc_phase phase;
    bool done;               /* the phase is over: what comes next is its step */
    record_time begun;       /* of the collection running, or the last one; 0 when there was none */
    record_time phase_begun; /* the time just after the event that began the phase */
    record_time ended;       /* 0 while running */
    uint64_t totals[RECORD_GC_TOTALS]; /* as told last */
    uint32_t counts[3];                /* gc.get_count() */
    struct record_gc_generation generations[3];
    bool disabled; /* none starts by itself: gc.disable() */
};
struct instant_collector instant_collector(struct instant instant);

/* What the collection that runs thinks of an object; nothing when it has not come to it, or none runs. */
static inline enum record_gc_mark instant_mark(const struct instant_collector *collector,
                                               const struct instant_object *object)
{
    return collector->running && object->marked >= collector->begun ? object->mark
                                                                    : RECORD_MARK_NONE;
}

/* When the collection that runs or ran last began a phase: the time just after that event, 0 when it has
 * not, or left it out. */
record_time instant_phase_begun(struct instant instant, enum record_gc_phase phase);
/* The objects that were given a mark in a phase of the collection that runs or ran last, until the
 * instant, in that order, each as often as it was: from the `from`th, at most `limit`. Costs a walk
 * from the phase's beginning; RECORD_GC_COPY with RECORD_MARK_CANDIDATE gives the candidates. What was
 * found unreachable is marked so at the end of RECORD_GC_MOVE, and instant_unreachable reads only
 * that. Both return how many were appended; the rest when memory is out is missing. */
size_t instant_marked(struct instant instant, enum record_gc_phase phase, enum record_gc_mark mark,
                      size_t from, size_t limit, struct record_ids *ids);
size_t instant_unreachable(struct instant instant, size_t from, size_t limit,
                           struct record_ids *ids);

/* Events. */

struct record_event {
    enum record_event_kind kind;
    record_time before, after;
    record_id entity; /* whom it is about; 0 for none */
    record_id
        other; /* RETURNED: the value; RESUMED: the caller; GC_EDGE: who holds the reference to
                        the entity, 0 when the record does not know it */
    /* SPLICE: */
    enum record_region region;
    enum record_form form; /* how to read the labels; INDEXED when only values are told */
    size_t at;
    const struct record_slot *removed, *inserted; /* in a plain rebind labels are 0 */
    size_t removed_count, inserted_count;
    bool rebind; /* one slot has another value and keeps its label */
    /* STEP: */
    enum record_step_kind step;
    uint32_t line; /* also RAISED, FAULT */
    /* RESIZED, MADE, FREED, WROTE: bytes; HIDDEN: references */
    uint64_t number;
    uint64_t address; /* WROTE */
    record_name name; /* RAISED: the type; FAULT: its kind; GC_BEGIN: the reason; MADE: the type */
    /* RAISED, FAULT: the message; MADE, DESCRIBED: its text; OUTPUT: what was printed. Here, alone,
     * no NUL ends it. */
    const char *text;
    size_t text_length;
    char digits[DIGITS_ROOM]; /* where the text may be */
    enum record_stream stream;
    enum record_gc_phase phase;
    enum record_gc_mark mark;
    bool done;           /* GC_PHASE: it is over, not begun */
    uint32_t numbers[3]; /* GC_BEGIN: generation; GC_MARK: gc_refs; GC_EDGE: gc_refs after and
                            before; GC_COUNTS: the three */
};

/* Walks events both ways. Zero it, then record_events_seek; what `event` points to is good until
 * the next call. Costs one event a call. */
struct record_events {
    const struct record *record;
    record_time time; /* between two events */
    struct record_event event;
    bool failed; /* memory ran out */
    /* The rest is the walk's own. */
    VECTOR(struct record_slot); /* what event.removed and .inserted point into */
    record_id newest, top;      /* at `time` */
    uint32_t output;
    struct {
        VECTOR(uint32_t);
    } starts; /* of the events just before starts_end */
    uint32_t starts_end;
};
void record_events_seek(struct record_events *events, const struct record *record,
                        record_time time);
bool record_events_next(struct record_events *events);     /* false at the end */
bool record_events_previous(struct record_events *events); /* false at the beginning */
void record_events_fini(struct record_events *events);

/* What changed between two times, each entity once, in order of first change. Of a long stretch (a phase of a collection, a
 * large list let go) only the beginning is listed, `most` events; what changed in the rest is found entity by entity. */
enum {
    RECORD_CHANGED_MADE = 1,
    RECORD_CHANGED_FREED = 2,
    RECORD_CHANGED_SLOTS = 4,
    RECORD_CHANGED_REFERRED = 8, /* a reference to it came or went */
    RECORD_CHANGED_SIZE = 16,
    RECORD_CHANGED_DESCRIPTION = 32,
    RECORD_CHANGED_STACK = 64,  /* a frame's evaluation stack */
    RECORD_CHANGED_STATE = 128, /* a frame entered, suspended, left; a mark of the collector */
    RECORD_CHANGED_LINE = 256
};
struct record_change {
    record_id entity;
    uint32_t what;
    size_t first_slot, end_slot; /* SLOTS: the changed ones are in [first, end), as placed after */
};
struct record_changes {
    VECTOR(struct record_change);
    bool more; /* beyond those listed there are others */
    /* The rest is for record_changes_find. */
    const struct record *record;
    record_time from, to;
    uint32_t *index; /* open-addressed by entity */
    size_t index_size;
};
void record_changes_fini(struct record_changes *changes);
bool record_changes(const struct record *record, record_time from, record_time to, size_t most,
                    struct record_changes *changes);
/* The change of one entity; false when it did not. Who changed more than a thousand times in a long stretch is told to have changed
 * in all its slots. */
bool record_changes_find(const struct record_changes *changes, record_id entity,
                         struct record_change *change);

#endif
