/* The recorder: what engines call to say what happens to memory.
 *
 * Every call appends one event to the log and costs what it tells, not what exists. Nothing here
 * returns an error: when memory is out the record is marked failed, when the limit is reached it is
 * marked full, and an engine asks for both at its step boundaries. A failed record ignores all
 * further calls; a full one still takes them, so that an engine can finish the step it is in.
 * Calls that make no sense (an id that is no entity or is freed, a splice past the end) are
 * clamped or ignored, never a crash.
 *
 * A typical line of Python, `x = [1, 2]`, is told by:
 *
 *     list = record_made(record, &(struct record_object){.type = list_name, ...});
 *     record_splice(record, list, 0, 0, (struct record_slot[]){{0, one}, {0, two}}, 2);
 *     record_set(record, frame, 3, list);
 *     record_stepped(record, RECORD_STEP_LINE, 8);
 */
#ifndef RECORD_RECORDER_H
#define RECORD_RECORDER_H

#include "record/vocabulary.h"

/* NULL when memory is out. */
struct record *record_new(void);
void record_free(struct record *record);

/* Memory the record may take, in bytes, all told; 0 is the log's own bound, nearly 2 GB. */
void record_set_limit(struct record *record, size_t bytes);
bool record_full(const struct record *record);
bool record_failed(const struct record *record);
/* Bytes the record takes now. */
size_t record_memory(const struct record *record);
/* Drops everything after a step, as if it had not been recorded (files and names stay known). Ids
 * introduced after it will be given again. record_full is asked anew. */
void record_truncate(struct record *record, record_step step);

/* Interns a string: equal strings, equal names. Copies. 0 when memory is out. */
record_name record_intern(struct record *record, const char *bytes, size_t length);
/* Registers a source file with its text (copied), for listings. 0 when memory is out. */
record_file record_add_file(struct record *record, const char *name, const char *text,
                            size_t length);

/* Objects. */

struct record_object {
    uint32_t
        kind; /* what record_kind said of these four and the flags, which then need not be told; or 0 */
    record_name type; /* the type's name */
    enum record_category category;
    enum record_form form;
    enum record_holder holder; /* whose its slots' references are; AS_ENTITY: the program's */
    uint32_t flags;            /* RECORD_TRACKED... */
    size_t size;               /* as sys.getsizeof says */
    uint64_t address;
    const char *text; /* an atom's short repr (strings in double quotes), or NULL; copied */
    size_t text_length;
    const int64_t *integer; /* for record_made: the text is the digits of this; or NULL */
};

/* A number for what objects share that are alike in type, category, form, holder and flags. 0 when memory is out. */
uint32_t record_kind(struct record *record, const struct record_object *object);
/* Introduces an object, without slots yet. 0 when the record has failed. */
record_id record_made(struct record *record, const struct record_object *object);
/* An object is gone. Slots it still has are emptied first, which lowers the counts of what they
 * held; slots that still refer to it keep its id. */
void record_freed(struct record *record, record_id id);
/* Its type, category, flags, address, text or size are now these; its form and holder
 * stay. */
void record_described(struct record *record, record_id id, const struct record_object *object);
void record_resized(struct record *record, record_id id, size_t size);
/* How many references the interpreter holds besides those in recorded slots. Nothing is recorded if
 * it was so already. */
void record_hidden(struct record *record, record_id id, uint32_t references);
/* The same, told as the references there are in all: those in no recorded slot are hidden. Returns how
 * many those are. */
uint32_t record_counted(struct record *record, record_id id, uint32_t references);

/* Contents of an object, or of a frame (the names of its locals). */

/* Slot `at` refers to `value` now; its label or key stays. Nothing is recorded if it did already. */
void record_set(struct record *record, record_id entity, size_t at, record_id value);
/* Takes `removed` slots out at `at` and puts `count` in their place. */
void record_splice(struct record *record, record_id entity, size_t at, size_t removed,
                   const struct record_slot *slots, size_t count);
/* The contents are now exactly these: recorded as the smallest splice that leads there. Costs a
 * comparison of the whole; for sort, a resized dict, or an engine that does not know what changed. */
void record_replace(struct record *record, record_id entity, const struct record_slot *slots,
                    size_t count);
/* References to an object from recorded slots now, the program's and the interpreter's together, without
 * the hidden ones. */
uint32_t record_references(struct record *record, record_id id);
/* What record_hidden said last. */
uint32_t record_hidden_references(struct record *record, record_id id);
/* The slots that the entity has now, borrowed until the next event; *labels is NULL when its form has none. */
size_t record_slots(const struct record *record, record_id entity, const uint32_t **labels,
                    const record_id **values);
/* The place of a NAMED slot by its name, whatever its scope; SIZE_MAX when there is none. */
size_t record_find_label(const struct record *record, record_id entity, record_name name);
/* The newest file registered under a name, 0 when there is none. */
record_file record_find_file(const struct record *record, const char *name);
/* The bytes of all objects alive, as told. */
uint64_t record_bytes(const struct record *record);
/* Slots the entity has now, as the recorder knows them. */
size_t record_slot_count(const struct record *record, record_id entity);

/* Frames. */

struct record_frame {
    record_name function;
    record_file file;
    enum record_frame_kind kind;
    uint32_t line;                   /* the first, until a step says another */
    record_id namespace_id;          /* the dict its names live in (module, class), or 0 */
    const struct record_slot *names; /* NAMED slots, in order; their values may be 0 */
    size_t count;
};

/* Creates a frame that is not on the stack yet (a generator's); record_resumed starts it. */
record_id record_frame_made(struct record *record, const struct record_frame *frame);
/* Creates a frame and puts it on top of the stack. */
record_id record_entered(struct record *record, const struct record_frame *frame);
/* The frame goes on top of the stack; its caller is what was on top. */
void record_resumed(struct record *record, record_id frame);
/* The frame leaves the stack and may be resumed. */
void record_suspended(struct record *record, record_id frame);
/* The frame is over, on the stack or not. Slots it still has are emptied first. */
void record_left(struct record *record, record_id frame);
/* The evaluation stack is now exactly these, bottom first; recorded as what differs. */
void record_stack(struct record *record, record_id frame, const record_id *values, size_t count);
/* The evaluation stack as it was told last, borrowed until the next event. */
size_t record_stack_slots(const struct record *record, record_id frame, const record_id **values);
/* The frame on top, 0 when there is none. */
record_id record_top_frame(const struct record *record);

/* Steps and what else happens. */

/* A step of the frame on top, which is now at `line`. Returns its number, 0 if it was not kept. */
record_step record_stepped(struct record *record, enum record_step_kind kind, uint32_t line);
/* A step of the interpreter's exit: the name says in words what is done. */
record_step record_exit_stepped(struct record *record, record_name what);
/* Is it an object, or a frame, that is not gone? */
bool record_is_alive(const struct record *record, record_id id);
/* The frame returns (or yields) this value. */
void record_returned(struct record *record, record_id frame, record_id value);
/* An exception was raised in, or passes through, the frame on top. */
void record_raised(struct record *record, record_name type, const char *message, size_t length,
                   uint32_t line);
/* A memory error; `kind` is its name on the command line, such as double-free. */
void record_fault(struct record *record, record_name kind, record_id about, const char *message,
                  size_t length, uint32_t line);
/* Bytes the program wrote, or, for RECORD_STDIN, read. */
void record_printed(struct record *record, enum record_stream stream, const char *bytes,
                    size_t length);

/* The collector. `reason` is an interned word: allocations, gc.collect, prompt (a person asked), exit. */
void record_gc_begin(struct record *record, uint32_t generation, record_name reason);
void record_gc_phase(struct record *record, enum record_gc_phase phase);
/* The phase has found what it was looking for: the marks of these objects are told next, and then that it is done. */
void record_gc_found(struct record *record, enum record_gc_phase phase);
/* The phase is done: what is counted until now. Its step comes next. */
void record_gc_done(struct record *record, enum record_gc_phase phase,
                    const uint64_t totals[RECORD_GC_TOTALS]);
/* Nothing is recorded if it was so already. */
void record_gc_mark(struct record *record, record_id id, enum record_gc_mark mark,
                    uint32_t gc_refs);
/* A reference to `to` is followed, and that changes its mark or gc_refs to these. `from` holds it; 0:
 * somebody whom the record does not know. */
void record_gc_edge(struct record *record, record_id from, record_id to, enum record_gc_mark mark,
                    uint32_t gc_refs);
void record_gc_end(struct record *record, const uint64_t totals[RECORD_GC_TOTALS]);
/* What gc.get_count() says now. Nothing is recorded if it said so already. */
void record_gc_counts(struct record *record, const uint32_t counts[3]);
/* Thresholds, how many objects are in each generation now, and whether collections start by themselves. */
void record_gc_generations(struct record *record, const struct record_gc_generation generations[3],
                           bool enabled);

#endif
