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
    int32_t debug;      /* gc.set_debug flags */
    py_list *garbage;   /* owned */
    py_list *callbacks; /* owned */
    bool asked;         /* generation 0 is over its threshold: collect at the next safe point */
};

void py_gc_init(py_vm *vm);
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

static inline bool py_gc_is_tracked(const py_object *o)
{
    return py_gc_is_collected_type(o) && py_gc_head_of(o)->next != 0;
}

void py_gc_track(py_vm *vm, void *o);   /* must not be tracked */
void py_gc_untrack(py_vm *vm, void *o); /* does nothing when it is not */
/* Called by the allocator for each collected object made and freed. In 3.11 a collection starts inside the allocation
 * that crosses the threshold. */
void py_gc_count_allocated(py_vm *vm);
void py_gc_count_freed(py_vm *vm);

/* Collects `generation` and those below it now. What gc.collect() returns: the unreachable objects found
 * (collected and uncollectable), -1 with something raised. */
int64_t py_gc_collect(py_vm *vm, int generation);
bool py_gc_is_finalized(const py_object *o);
void py_gc_set_finalized(py_object *o);
/* Runs the type's finalize once (PEP 442). False when the object came back to life: its destroy
 * then returns at once. */
bool py_object_finalize_from_destroy(py_vm *vm, py_object *o);

#endif
