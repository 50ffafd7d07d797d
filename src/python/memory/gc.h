/* The cycle collector (CPython 3.11's Modules/gcmodule.c): what reference counts cannot free.
 *
 * A collected object has a header before it that links it into one of three generations. A collection
 * copies each candidate's count to gc_refs, subtracts the references that come from other candidates,
 * and frees what nothing outside holds. Thresholds (700, 10, 10), the quarter rule for full
 * collections, untracking of tuples and dicts of atoms, finalizers once, weak reference callbacks: as there.
 */
#ifndef PYTHON_MEMORY_GC_H
#define PYTHON_MEMORY_GC_H

#include "python/objects/object.h"

/* Stands 16 bytes before every object whose type has PY_TYPE_GC. */
struct py_gc_head {
    uintptr_t next; /* 0: not tracked */
    uintptr_t prev; /* with flags in its low bits, and gc_refs above them during a collection */
};

enum { PY_GC_GENERATIONS = 3 };

/* The low bits of `prev`. */
enum {
    PY_GC_PREV_FINALIZED = 1, /* its finalizer has run */
    PY_GC_PREV_COLLECTING =
        2, /* a candidate of the collection that runs; gc_refs are in the bits above */
    PY_GC_PREV_FLAGS = 3,
    PY_GC_PREV_SHIFT = 2,
};

/* gc.set_debug */
enum {
    PY_GC_DEBUG_STATS = 1,
    PY_GC_DEBUG_COLLECTABLE = 2,
    PY_GC_DEBUG_UNCOLLECTABLE = 4,
    PY_GC_DEBUG_SAVEALL = 32,
};

/* The parts of a collection, in their order. */
enum py_gc_phase {
    PY_GC_MERGE,     /* younger generations join the one collected */
    PY_GC_COPY,      /* gc_refs become the counts */
    PY_GC_SUBTRACT,  /* references among candidates are taken off */
    PY_GC_MOVE,      /* what nothing outside reaches is set apart */
    PY_GC_UNTRACK,   /* tuples and dicts that can be in no cycle leave the lists */
    PY_GC_WEAKREFS,  /* weak references to the unreachable are cleared */
    PY_GC_CALLBACKS, /* and called back */
    PY_GC_FINALIZE,
    PY_GC_RESURRECT, /* what came back to life goes to the living again */
    PY_GC_CLEAR,
    PY_GC_PHASES
};
/* What happens to an object. `from` is told with the first and the third. */
enum py_gc_fate {
    PY_GC_LOWERED, /* gc_refs, by a reference that `from` holds */
    PY_GC_COUNTED, /* gc_refs is its count */
    PY_GC_REACHED, /* by `from`, whose turn it is; NULL: from outside, or its own turn has come */
    PY_GC_SET_APART,
    PY_GC_UNREACHABLE,
    PY_GC_UNTRACKED,
    PY_GC_WEAK_CLEARED, /* a weak reference, to an unreachable object */
    PY_GC_CALLED_BACK,  /* a weak reference, about to be */
    PY_GC_FINALIZED,    /* about to be */
    PY_GC_RESURRECTED,
    PY_GC_CLEARED, /* about to be */
    PY_GC_SAVED,   /* not freed, by gc.DEBUG_SAVEALL */
    PY_GC_FATES
};

/* Who watches collections (the recorder). The functions must not run Python code. Objects are told of while the
 * lists are being worked on: between the beginning of PY_GC_COPY and the end of PY_GC_SUBTRACT nothing may be tracked
 * or untracked. */
struct py_gc_observer {
    void *context;
    void (*started)(void *context, int generation); /* nothing is merged yet */
    void (*began)(void *context, enum py_gc_phase phase);
    void (*done)(void *context, enum py_gc_phase phase);
    void (*met)(void *context, py_object *o, enum py_gc_fate fate, int64_t gc_refs,
                py_object *from);
    void (*ended)(void *context, int64_t collected, int64_t uncollectable);
};

struct py_gc_generation {
    struct py_gc_head head;
    int64_t threshold;
    int64_t count;
};

struct py_gc_stats {
    int64_t collections, collected, uncollectable;
};

struct py_gc {
    struct py_gc_generation generations[PY_GC_GENERATIONS];
    struct py_gc_head permanent; /* frozen */
    struct py_gc_stats stats[PY_GC_GENERATIONS];
    int64_t long_lived_total, long_lived_pending;
    bool enabled, collecting;
    bool overdue;       /* one would have started, were it enabled */
    bool asked;         /* the collection was asked for, not due */
    int32_t debug;      /* gc.set_debug flags */
    py_list *garbage;   /* owned */
    py_list *callbacks; /* owned */
    bool stress; /* collect everything at each allocation, to find objects that nobody holds */
    const struct py_gc_observer *observer; /* borrowed; NULL: nobody watches */
};

void py_gc_init(py_vm *vm);
/* Around the import of a shipped module: no collection starts in it by itself, and what it makes belongs to the oldest
 * generation, so that it is no candidate of the program's next ones. Where one was due, as in python3, the program's young
 * objects are collected at the end, and nobody is told. */
struct py_gc_pause {
    struct py_gc_head young; /* the program's, meanwhile */
    int64_t count;
    bool enabled;
};
void py_gc_pause(py_vm *vm, struct py_gc_pause *pause);
void py_gc_resume(py_vm *vm, struct py_gc_pause *pause);
void py_gc_fini(py_vm *vm);

static inline struct py_gc_head *py_gc_head_of(const void *o)
{
    return (struct py_gc_head *)(uintptr_t)o - 1;
}

static inline py_object *py_gc_object_of(struct py_gc_head *head)
{
    return (py_object *)(head + 1);
}

static inline bool py_gc_is_collected_type(const py_object *o)
{
    return py_type_has(o->type, PY_TYPE_GC);
}

/* CPython's PyObject_IS_GC: a built-in type is none of the collector's objects, though its type is. */
static inline bool py_gc_is_collected(const py_object *o)
{
    return py_gc_is_collected_type(o) &&
           (!PY_IS_TYPE(o) || py_type_has((const py_type *)(const void *)o, PY_TYPE_HEAP));
}

static inline bool py_gc_is_tracked(const py_object *o)
{
    return py_gc_is_collected_type(o) && py_gc_head_of(o)->next != 0;
}

/* Could it be part of a cycle now or later? What decides whether a dict or tuple that holds it is tracked
 * (_PyObject_GC_MAY_BE_TRACKED): collected types, but no built-in types and no untracked tuples. */
bool py_gc_may_be_tracked(const py_vm *vm, const py_object *o);
void py_gc_track(py_vm *vm, void *o);   /* must not be tracked */
void py_gc_untrack(py_vm *vm, void *o); /* does nothing when it is not */
/* Called by the allocator for each collected object made and freed. In 3.11 a collection starts inside the allocation
 * that crosses the threshold. */
void py_gc_count_allocated(py_vm *vm);
void py_gc_count_freed(py_vm *vm);

/* Collects `generation` and those below it now. What gc.collect() returns: the unreachable objects found
 * (collected and uncollectable), -1 with something raised. */
int64_t py_gc_collect(py_vm *vm, int generation);
/* Calls `visit` for each object that a collection of this generation's list alone would find unreachable, in its order; the
 * list is as it was. Says nothing when memory is out. Not while a collection works on the list. */
void py_gc_foresee(py_vm *vm, int generation, void (*visit)(void *context, py_object *o),
                   void *context);
/* Objects in a generation. */
int64_t py_gc_generation_size(const py_vm *vm, int generation);
/* Calls `visit` for each object of a generation, oldest first; PY_GC_GENERATIONS: the frozen ones. Non-zero stops it and is
 * returned. */
int64_t py_gc_each(py_vm *vm, int generation, int (*visit)(py_object *, void *), void *argument);
void py_gc_freeze(py_vm *vm);
void py_gc_unfreeze(py_vm *vm);
int64_t py_gc_freeze_count(py_vm *vm);
bool py_gc_is_finalized(const py_object *o);
void py_gc_set_finalized(py_object *o);
/* Runs the type's finalize unless it has run before. */
void py_object_call_finalizer(py_vm *vm, py_object *o);
/* Runs the type's finalize once (PEP 442). False when the object came back to life: its destroy
 * then returns at once. */
/* Which object whose destruction waits comes after this one in vm->delayed; NULL: none. */
py_object *py_delayed_after(const py_object *o);
bool py_object_finalize_from_destroy(py_vm *vm, py_object *o);

#endif
