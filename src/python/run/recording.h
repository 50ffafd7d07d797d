/* What the files that tell the record share. */
#ifndef PYTHON_RUN_RECORDING_H
#define PYTHON_RUN_RECORDING_H

#include "python/run/machine.h"
#include "python/run/stop.h"
#include "record/recorder.h"

#include <string.h>

enum { CARRIED_MOST = 128 };

/* What the record is told of all objects of a type. */
struct told_type {
    const py_type *type;
    uint32_t flags;
    record_name name;
    uint8_t category, form, holder;
    char spelled[32];   /* the beginning of its name; without a 0 when it is longer */
    uint32_t kinds[16]; /* record_kind, by the object's flags; 0: not asked yet */
};

/* The record's names of a code: its own, then the labels of its locals. */
struct told_code {
    record_id code;
    struct {
        VECTOR(uint32_t);
    } names;
};

struct py_recording {
    /* Objects introduced whose contents are still to be told: a list, not a recursion. */
    struct {
        VECTOR(py_object *);
    } pending;
    bool telling;
    struct {
        VECTOR(struct record_slot);
    } slots;
    struct {
        VECTOR(record_id);
    } ids;
    /* Objects whose references may have changed since the last step; not owned. Who is freed is found by its number at
     * the step: looking for it at each death would take the square of a large collection's garbage. */
    struct {
        VECTOR(py_object *);
    } touched;
    struct {
        VECTOR(record_id);
    } touched_ids;
    bool died; /* somebody, since the last step */
    /* Objects that somebody whom the record does not see holds, or whose contents nobody tells of: a look at each
     * step whether their count is another. The oldest give way. `carried_ids` counts them by id. */
    struct carried {
        py_object *object;
        uint32_t refcount;
        bool opaque;
    } carried[CARRIED_MOST];
    size_t carried_count, carried_next;
    uint8_t carried_ids[1024];
    struct text text;
    struct told_type types[64];
    struct told_code codes[32]; /* the last ones that frames were made of, by their number */
    uint32_t int_kinds[2];      /* of an int, of a small one; 0: not asked yet */
    /* The collection that runs, or the last one. */
    struct py_gc_observer observer;
    struct py_collection {
        int generation;
        enum record_gc_phase phase;
        bool muted;      /* nothing is told of it */
        bool found_told; /* what it found unreachable is being told */
        bool phase_told; /* a phase is told when the first thing happens in it */
        uint64_t totals[RECORD_GC_TOTALS];
        uint64_t bytes_before; /* those of all objects when the phase began */
    } collection;
    struct record_gc_generation generations[PY_GC_GENERATIONS]; /* as told last */
    bool gc_disabled;
    uint32_t gc_counts[PY_GC_GENERATIONS]; /* as told last */
};

/* Introduces an object that the record does not know; its number. */
uint32_t py_watch_introduce(py_vm *vm, py_object *o);
/* Appends its value when it is one that is told in words. */
void py_watch_text(py_vm *vm, py_object *o, struct text *out);
/* The slots that an object has now, into state->slots; introduces what they refer to. */
void py_watch_contents(py_vm *vm, py_object *o);
/* Tells the contents of everything introduced since; what they hold joins the list. While state->telling is set,
 * introducing does not do so by itself: py_watch_contents needs it, whose slots would be written over. */
void py_watch_tell_pending(py_vm *vm);
/* Whoever it refers to outside its recorded slots (its class, a function's globals) is looked at at the step. */
void py_watch_touch_referents(py_vm *vm, py_object *o);
/* Bytes, as sys.getsizeof says for objects whose class does not define __sizeof__. Runs no Python code. */
size_t py_watch_size_of(py_vm *vm, py_object *o);
enum record_form py_watch_form(py_vm *vm, py_object *o);
/* From now on the record is told of collections. */
void py_watch_collections(py_vm *vm);
/* At a step: gc.get_count() and the thresholds, when they are others than those told. */
void py_watch_collector_counts(py_vm *vm);
/* Of the clearing that runs: an object the record knows is freed. */
void py_watch_collected(py_vm *vm);
record_name py_watch_name(py_vm *vm, py_str *name);
/* Do all programs share it, so that its count says nothing of this one: small ints, names, None? */
bool py_watch_is_shared(const py_vm *vm, const py_object *o);
/* Are its contents looked at anew at each step in which it is touched, because nobody tells of their changes? */
static inline bool py_watch_is_opaque(const py_object *o)
{
    const py_type *type = o->type;
    return UNLIKELY(py_type_has(type, PY_TYPE_EXCEPTION_SUBCLASS)) ||
           (UNLIKELY(type->slots.next != NULL) && type->slots.traverse &&
            !py_type_has(type, PY_TYPE_HEAP));
}

static inline void py_watch_touched(struct py_recording *state, py_object *o)
{
    if (vector_reserve(&state->touched_ids, 1) && vector_push(&state->touched, o))
        state->touched_ids.items[state->touched_ids.count++] = o->record_id;
}

/* A known object, or NULL, is looked at at the step. */
static inline void py_watch_touch(py_vm *vm, py_object *o)
{
    struct py_recording *state = vm->recording_state;
    if (o && o->record_id &&
        (!state->touched.count || vector_last(&state->touched_ids) != o->record_id))
        py_watch_touched(state, o);
}

/* The number of an object, which is introduced when it has none; 0 of NULL. */
static inline record_id py_watch_id(py_vm *vm, py_object *o)
{
    return !o ? 0 : LIKELY(o->record_id) ? o->record_id : py_watch_introduce(vm, o);
}

#endif
