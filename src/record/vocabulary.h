/* The memory vocabulary: the words that engines, the record and the views share.
 *
 * What a program does to memory is told as a sequence of small events about ENTITIES. An entity is
 * an object or a frame; each has a record_id, dense, from 1, given in the order in which engines
 * introduce them (an object need not be introduced before something visible holds it). An entity
 * has SLOTS, and a slot holds a reference to an object or nothing (id 0). All that ever happens to
 * contents is that some consecutive slots are taken out and others put in their place, a splice, so
 * that `append`, `insert(0, x)` and `a[i] = x` each cost the same few bytes however long the list.
 *
 * Counts are never told: they follow from which slots refer to what. A reference is held by the
 * PROGRAM (names, containers, instances, cells), by the INTERPRETER (the evaluation stack, a code
 * object's constants, caches), or WEAKLY, which counts for nothing. An object's refcount is the
 * number of program references; the interpreter's are its recorded slots plus the `hidden` number
 * that an engine may set for holders it does not spell out. CPython's ob_refcnt is the sum.
 *
 * Time is a place in one append-only log: an instant at time t sees every event that ended at or
 * before t. Times only compare; distances between them mean nothing. A STEP is an event too, one
 * that sys.settrace would report; steps count from 1, the moment before the first line runs.
 */
#ifndef RECORD_VOCABULARY_H
#define RECORD_VOCABULARY_H

#include "base/common.h"

struct record;

typedef uint32_t record_id;   /* an object or a frame; 0 is nothing, an unbound name, a hole */
typedef uint32_t record_name; /* an interned string; 0 is none */
typedef uint32_t record_file; /* a registered source file, from 1; 0 is none */
typedef uint32_t record_time;
typedef uint32_t record_step; /* from 1; 0 is before everything */

enum record_category {
    RECORD_ATOM, /* int, str, None...: shown by its text alone */
    RECORD_SEQUENCE,
    RECORD_MAPPING,
    RECORD_SET,
    RECORD_INSTANCE,
    RECORD_FUNCTION, /* functions, bound and built-in methods */
    RECORD_CLASS,
    RECORD_MODULE,
    RECORD_CODE,
    RECORD_CELL,
    RECORD_ITERATOR, /* iterators, generators, range and dict views */
    RECORD_EXCEPTION,
    RECORD_WEAK_REFERENCE,
    RECORD_BLOCK,    /* memory from malloc */
    RECORD_VARIABLE, /* of static storage, in C */
    RECORD_LITERAL,  /* a string literal's array, in C */
    RECORD_OTHER,
    RECORD_CATEGORIES
};

/* How an entity's slots are labelled. */
enum record_form {
    RECORD_NO_SLOTS,
    RECORD_INDEXED,    /* label unused: the slot's place is its label (list, tuple) */
    RECORD_KEYED,      /* label is the record_id of the key; a hole is 0, 0 (dict) */
    RECORD_NAMED,      /* label is made by record_label (instance, function, class, frame) */
    RECORD_UNLABELLED, /* label unused: table order, 0 is a hole (set) */
    RECORD_AT_OFFSET /* label is an offset in bytes: the pointers in a stretch of memory, in its order (bytes.h) */
};

enum record_holder {
    RECORD_AS_ENTITY, /* in a label: what the slot's entity is; in record_object: program */
    RECORD_PROGRAM,
    RECORD_INTERPRETER,
    RECORD_WEAK
};

/* One slot. What `label` means is the form's business. */
struct record_slot {
    uint32_t label;
    record_id value;
};

/* An entity has one or two runs of slots: every entity's contents, and a frame's evaluation stack
 * (which has no labels and is held by the interpreter). */
enum record_region { RECORD_CONTENTS, RECORD_STACK };

enum record_scope { RECORD_LOCAL, RECORD_CELL_NAME, RECORD_FREE_NAME, RECORD_GLOBAL };

/* The label of a NAMED slot: a name, and for a frame its scope, and, where one slot differs from
 * the rest of its entity (an instance's class, a weak reference's referent), who holds. */
static inline uint32_t record_label(record_name name, enum record_scope scope,
                                    enum record_holder holder)
{
    return (name & 0xFFFFFFu) | (uint32_t)holder << 24 | (uint32_t)scope << 26;
}

static inline record_name record_label_name(uint32_t label)
{
    return label & 0xFFFFFFu;
}

static inline enum record_holder record_label_holder(uint32_t label)
{
    return (enum record_holder)(label >> 24 & 3);
}

static inline enum record_scope record_label_scope(uint32_t label)
{
    return (enum record_scope)(label >> 26 & 3);
}

/* Flags of an object. */
enum {
    RECORD_TRACKED = 1,      /* the collector looks at it */
    RECORD_PREEXISTING = 2,  /* made before the program began: None, True, built-in types */
    RECORD_CONSTANT = 4,     /* exists once, from before the program on: a small int */
    RECORD_HAS_FINALIZER = 8 /* its type defines __del__ */
};

enum record_frame_kind {
    RECORD_MODULE_FRAME,
    RECORD_FUNCTION_FRAME,
    RECORD_COMPREHENSION_FRAME,
    RECORD_CLASS_FRAME,
    RECORD_GENERATOR_FRAME,
    RECORD_NATIVE_FRAME /* a function of the engine itself that calls back (sort's key, __del__) */
};

/* Where a frame is: its entity outlives its time on the stack. */
enum record_frame_state {
    RECORD_FRAME_CREATED, /* a generator not yet started */
    RECORD_FRAME_RUNNING, /* on the stack, the top or below it */
    RECORD_FRAME_SUSPENDED,
    RECORD_FRAME_LEFT
};

enum record_step_kind {
    RECORD_STEP_LINE,
    RECORD_STEP_CALL,
    RECORD_STEP_RETURN,
    RECORD_STEP_EXCEPTION,
    RECORD_STEP_END,       /* the program is over */
    RECORD_STEP_COLLECTOR, /* a phase of a collection is done */
    RECORD_STEP_EXIT,      /* after the end: the interpreter lets go of something */
    RECORD_STEP_KINDS
};

enum record_stream { RECORD_STDOUT, RECORD_STDERR, RECORD_STDIN };

/* The phases of CPython 3.11's gc_collect_main, Modules/gcmodule.c, in their order. A collection is
 * told so: its beginning; then phase by phase that it begins, what happens in it, that it is done, and
 * a step, at which the phase's work is what changed since the step before; then its end, and a
 * last step. A phase in which nothing is to be done is not told; steps of the program's own code
 * (callbacks, finalizers) come between the beginning of their phase and its step. */
enum record_gc_phase {
    RECORD_GC_MERGE,     /* younger generations join the one collected: all in it are candidates */
    RECORD_GC_COPY,      /* gc_refs = refcount */
    RECORD_GC_SUBTRACT,  /* take away the references from inside */
    RECORD_GC_MOVE,      /* move_unreachable: out what has 0, back what is reached */
    RECORD_GC_UNTRACK,   /* tuples, and in a full collection dicts, that can be in no cycle */
    RECORD_GC_WEAKREFS,  /* weak references to the unreachable are cleared */
    RECORD_GC_CALLBACKS, /* and their callbacks called */
    RECORD_GC_FINALIZE,  /* PEP 442 finalizers, once each */
    RECORD_GC_RESURRECT, /* look again: what did finalizers bring back? */
    RECORD_GC_CLEAR,     /* tp_clear breaks the cycles */
    RECORD_GC_SUMMARY,   /* it is over */
    RECORD_GC_PHASES
};

/* What the collector thinks of an object. */
enum record_gc_mark {
    RECORD_MARK_NONE,
    RECORD_MARK_CANDIDATE,  /* gc_refs is its refcount */
    RECORD_MARK_SUBTRACTED, /* some of its gc_refs were taken away */
    RECORD_MARK_TENTATIVE,  /* moved out: gc_refs 0 */
    RECORD_MARK_REACHABLE,
    RECORD_MARK_UNREACHABLE,
    RECORD_MARK_FINALIZED,
    RECORD_MARK_RESURRECTED,
    RECORD_MARK_CLEARED,      /* its tp_clear is about to run */
    RECORD_MARK_SURVIVED,     /* it was cleared, or could not be, and is still held */
    RECORD_MARK_UNTRACKED,    /* in no list of the collector's any more */
    RECORD_MARK_WEAK_CLEARED, /* a weak reference that refers to nothing now */
    RECORD_MARK_CALLED_BACK,  /* a weak reference whose callback is about to be called */
    RECORD_MARKS
};

/* What is counted of a collection, told whenever a phase is done and at its end, as far as it is
 * known then. Objects the record does not know (the interpreter's own, from before the program)
 * are in these numbers and nowhere else. */
enum record_gc_total {
    RECORD_GC_EXAMINED,     /* candidates */
    RECORD_GC_UNKNOWN,      /* of them, not known to the record */
    RECORD_GC_HELD,         /* with gc_refs above 0 after the subtraction */
    RECORD_GC_UNKNOWN_HELD, /* of them, not known to the record */
    RECORD_GC_REFERENCES,   /* from candidate to candidate: how often 1 was subtracted */
    RECORD_GC_REACHABLE,
    RECORD_GC_UNREACHABLE,
    RECORD_GC_UNTRACKED,
    RECORD_GC_WEAK,      /* weak references cleared */
    RECORD_GC_CALLED,    /* callbacks of theirs called */
    RECORD_GC_FINALIZED, /* finalizers called */
    RECORD_GC_RESURRECTED,
    RECORD_GC_COLLECTED, /* with those uncollectable, what gc.collect() returns */
    RECORD_GC_UNCOLLECTABLE,
    RECORD_GC_FREED,       /* objects freed by the clearing, those that cycles held included */
    RECORD_GC_FREED_BYTES, /* their bytes, as sys.getsizeof */
    RECORD_GC_SET_ASIDE,   /* of those known to the record, by the moving, for good or not */
    RECORD_GC_TOTALS
};

/* One of the three generations. */
struct record_gc_generation {
    uint32_t threshold;
    uint32_t
        objects; /* when this was told: at the program's beginning, before and after a collection */
};

/* Events, as the reader gives them back. */
enum record_event_kind {
    RECORD_EVENT_NONE,
    RECORD_EVENT_STEP,
    RECORD_EVENT_MADE,      /* an object is introduced */
    RECORD_EVENT_FRAME,     /* a frame is created (not yet on the stack) */
    RECORD_EVENT_FREED,     /* an object is gone; its slots were emptied by the event before */
    RECORD_EVENT_SPLICE,    /* slots changed: every rebind, append, deletion */
    RECORD_EVENT_RESIZED,   /* its size in bytes changed */
    RECORD_EVENT_DESCRIBED, /* its type, text or flags changed */
    RECORD_EVENT_HIDDEN,    /* references the interpreter does not spell out */
    RECORD_EVENT_RESUMED,   /* a frame goes on top of the stack, the first time or again */
    RECORD_EVENT_SUSPENDED, /* a frame leaves the top, to come back */
    RECORD_EVENT_LEFT,      /* a frame is over */
    RECORD_EVENT_RETURNED,
    RECORD_EVENT_RAISED,
    RECORD_EVENT_FAULT,
    RECORD_EVENT_OUTPUT,
    RECORD_EVENT_GC_BEGIN,
    RECORD_EVENT_GC_PHASE,
    RECORD_EVENT_GC_MARK,
    RECORD_EVENT_GC_EDGE,
    RECORD_EVENT_GC_END,
    RECORD_EVENT_GC_COUNTS,
    RECORD_EVENT_WROTE,     /* bytes in memory changed: `address`, `number` of them */
    RECORD_EVENT_STRETCHED, /* what is known of an entity's stretch of memory changed */
    RECORD_EVENT_GC_GENERATIONS,
    RECORD_EVENTS
};

#endif
